import { EllipsisVertical, UserPlus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import type { GroupInfo, MemberView } from '../../../preload/contract/chat-info.ts';
import type { MemberAction } from '../../actions/info-actions.ts';
import { useApp } from '../../app-context.ts';
import { formatPhoneNumber } from '../../format/phone-number.ts';
import { shownName } from '../../format/shown-name.ts';
import { addToast, type ChatPlace } from '../../stores/ui-state.ts';
import { afterMenu } from '../../ui/after-menu.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import buttonStyles from '../../ui/icon-button.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { useLayerHost } from '../../ui/use-layer-host.ts';
import menuStyles from '../account-menu/account-menus.module.css';
import { AddMembersDialog } from './add-members-dialog.tsx';
import styles from './chat-info.module.css';
import { RemoveMemberDialog } from './remove-member-dialog.tsx';
import { useMembers } from './use-chat-info.ts';

/** A search field stands above more members than fit at a glance. */
const manyMembers = 10;

function MemberMenu({
  member,
  place,
  isAdmin,
  onRemove,
}: {
  member: MemberView;
  place: ChatPlace;
  isAdmin: boolean;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const app = useApp();
  const [host, look] = useLayerHost();
  const name = shownName(member.name);
  const change = (action: MemberAction) => async (): Promise<void> => {
    const answer = await app.info.changeMember(place, action, member.personId);
    if (!answer.ok) addToast(app.stores.ui, answer.error.code);
    else if (answer.value.refused) addToast(app.stores.ui, 'service-refused');
  };
  const message = async (): Promise<void> => {
    const error = await app.info.start({ accountId: place.accountId, personId: member.personId });
    if (error !== null) addToast(app.stores.ui, error);
  };
  return (
    <DropdownMenu.Root modal={false} onOpenChange={look}>
      <DropdownMenu.Trigger className={buttonStyles.button} aria-label={t('info.group.memberMenu', { name })}>
        <EllipsisVertical size={18} strokeWidth={1.75} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={host}>
        <DropdownMenu.Content className={menuStyles.menu} align="end" collisionPadding={8}>
          <DropdownMenu.Item className={menuStyles.item} onSelect={() => void message()}>
            {t('info.group.message', { name })}
          </DropdownMenu.Item>
          {isAdmin && member.role === 'member' && (
            <DropdownMenu.Item className={menuStyles.item} onSelect={() => void change('promote')()}>
              {t('info.group.promote')}
            </DropdownMenu.Item>
          )}
          {isAdmin && member.role === 'admin' && (
            <DropdownMenu.Item className={menuStyles.item} onSelect={() => void change('demote')()}>
              {t('info.group.demote')}
            </DropdownMenu.Item>
          )}
          {isAdmin && member.role !== 'owner' && (
            <DropdownMenu.Item
              className={classNames(menuStyles.item, menuStyles.danger)}
              onSelect={afterMenu(onRemove)}
            >
              {t('info.group.remove')}
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Member({
  member,
  place,
  isAdmin,
  onRemove,
}: {
  member: MemberView;
  place: ChatPlace;
  isAdmin: boolean;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const name = member.isMe ? t('chats.you') : shownName(member.name);
  const number = member.phoneNumber === null ? null : formatPhoneNumber(member.phoneNumber);
  return (
    <li className={styles.member}>
      <Avatar name={name} size={36} picture={member.pictureUrl} />
      <div className={styles.memberWords}>
        <p className={styles.lineText} dir="auto" data-private>
          {name}
        </p>
        {number !== null && number !== name && (
          <p className={styles.small}>
            <bdi dir="ltr" data-private>
              {number}
            </bdi>
          </p>
        )}
      </div>
      {member.role !== 'member' && <span className={styles.role}>{t(`info.group.role.${member.role}`)}</span>}
      {!member.isMe && <MemberMenu member={member} place={place} isAdmin={isAdmin} onRemove={onRemove} />}
    </li>
  );
}

/** Who is in a group, with what they are in it. */
export function MemberList({
  place,
  group,
  isAdmin,
  mayAdd,
}: {
  place: ChatPlace;
  group: GroupInfo;
  isAdmin: boolean;
  mayAdd: boolean;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<MemberView | null>(null);
  const { members, cursor, loaded, more } = useMembers(place.accountId, place.chatId, search);
  return (
    <section className={styles.section} aria-label={t('info.group.members')}>
      <h4 className={styles.heading}>{t('info.memberCount', { count: group.memberCount })}</h4>
      {group.memberCount >= manyMembers && (
        <input
          type="search"
          className={styles.search}
          aria-label={t('info.group.findMember')}
          placeholder={t('info.group.findMember')}
          value={search}
          maxLength={100}
          dir="auto"
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      {mayAdd && (
        <button type="button" className={styles.line} onClick={() => setAdding(true)}>
          <UserPlus size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('info.group.add')}
        </button>
      )}
      <ul className={styles.list}>
        {members.map((member) => (
          <Member
            key={member.personId}
            member={member}
            place={place}
            isAdmin={isAdmin}
            onRemove={() => setRemoving(member)}
          />
        ))}
      </ul>
      {loaded && members.length === 0 && (
        <p role="status" className={styles.small}>
          {t(search.trim() === '' ? 'info.group.membersUnknown' : 'info.group.noMember')}
        </p>
      )}
      {cursor !== null && (
        <Button small onClick={more}>
          {t('info.group.moreMembers')}
        </Button>
      )}
      {adding && (
        <AddMembersDialog
          place={place}
          members={new Set(members.map(({ personId }) => personId))}
          isAdmin={isAdmin}
          onClose={() => setAdding(false)}
        />
      )}
      {removing !== null && (
        <RemoveMemberDialog place={place} member={removing} onClose={() => setRemoving(null)} />
      )}
    </section>
  );
}
