import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { ChatInfo, GroupInfo } from '../../../preload/contract/chat-info.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { formatDate } from '../../format/time.ts';
import type { ChatPlace } from '../../stores/ui-state.ts';
import { Choice } from '../../ui/choice.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { MessageText } from '../message-body/message-text.tsx';
import { GroupTextDialog } from './group-text-dialog.tsx';
import { InviteLink } from './invite-link.tsx';
import { MemberList } from './member-list.tsx';
import styles from './chat-info.module.css';

const switches = ['announceOnly', 'locked', 'membersMayAdd', 'approval'] as const;

/** What admins set for everybody. */
function GroupSettings({ group, place }: { group: GroupInfo; place: ChatPlace }) {
  const { t } = useTranslation();
  const app = useApp();
  return (
    <section className={styles.section} aria-label={t('info.group.settings')}>
      <h4 className={styles.heading}>{t('info.group.settings')}</h4>
      {switches.map((name) => (
        <Choice
          key={name}
          label={t(`info.group.${name}`)}
          checked={group[name]}
          onChange={(on) => void app.info.setSettings(place, { [name]: on })}
        />
      ))}
      <InviteLink place={place} />
    </section>
  );
}

/** A group: what it says about itself, its members, and what this account may change. */
export function GroupDetails({
  info,
  group,
  accountId,
}: {
  info: ChatInfo;
  group: GroupInfo;
  accountId: AccountId;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [editing, setEditing] = useState<'subject' | 'description' | null>(null);
  const place = { accountId, chatId: info.chatId };
  const isIn = group.myRole !== null && group.myRole !== 'none';
  const isAdmin = group.myRole === 'admin' || group.myRole === 'owner';
  const mayEdit = isAdmin || (isIn && !group.locked);
  return (
    <>
      <section className={styles.section} aria-label={t('info.group.description')}>
        <div className={styles.headRow}>
          <h4 className={styles.heading}>{t('info.group.description')}</h4>
          {mayEdit && (
            <IconButton
              icon={Pencil}
              label={t('info.group.editDescription')}
              onClick={() => setEditing('description')}
            />
          )}
        </div>
        <div className={styles.prose} data-private>
          {group.description === '' ? (
            <p className={styles.second}>{t('info.group.noDescription')}</p>
          ) : (
            <MessageText text={group.description} />
          )}
        </div>
        {group.createdAt !== null && (
          <p className={styles.small}>
            {t('info.group.created', { date: formatDate(group.createdAt, locale) })}
          </p>
        )}
        {mayEdit && (
          <button type="button" className={styles.line} onClick={() => setEditing('subject')}>
            <Pencil size={18} strokeWidth={1.75} aria-hidden="true" />
            {t('info.group.editSubject')}
          </button>
        )}
        {group.myRole === 'none' && <p className={styles.small}>{t('info.group.left')}</p>}
      </section>
      {isAdmin && <GroupSettings group={group} place={place} />}
      <MemberList
        place={place}
        group={group}
        isAdmin={isAdmin}
        mayAdd={isAdmin || (isIn && group.membersMayAdd)}
      />
      {editing !== null && (
        <GroupTextDialog
          place={place}
          what={editing}
          before={editing === 'subject' ? info.title : group.description}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
