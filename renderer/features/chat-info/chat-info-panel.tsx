import { Images, Search } from 'lucide-react';
import type { ChatInfo } from '../../../preload/contract/chat-info.ts';
import type { AccountId, ChatId, ChatView } from '../../../preload/contract/model.ts';
import { useApp, useChats } from '../../app-context.ts';
import { formatPhoneNumber } from '../../format/phone-number.ts';
import { shownName } from '../../format/shown-name.ts';
import { findChat } from '../../stores/find-chat.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { ChatChoices } from './chat-choices.tsx';
import { ChatEndings } from './chat-endings.tsx';
import { GroupDetails } from './group-details.tsx';
import styles from './chat-info.module.css';
import { useChatInfo } from './use-chat-info.ts';

/** Who it is: picture, name, and under which others the person is known. */
function Head({ info }: { info: ChatInfo }) {
  const { t } = useTranslation();
  const { person, group } = info;
  const title = shownName(info.title);
  const number =
    person === null || person.phoneNumber === null ? null : formatPhoneNumber(person.phoneNumber);
  const pushName = person?.pushName ?? null;
  return (
    <div className={styles.head}>
      <Avatar name={title} size={96} picture={info.pictureUrl} />
      <h3 className={styles.name} dir="auto" data-private>
        {title}
      </h3>
      {number !== null && number !== title && (
        <p className={styles.second}>
          <bdi dir="ltr" data-private>
            {number}
          </bdi>
        </p>
      )}
      {person !== null && number === null && !person.isMe && (
        <p className={styles.second}>{t('info.noNumber')}</p>
      )}
      {pushName !== null && pushName !== info.title && (
        <p className={styles.second} dir="auto">
          {t('info.callsThemselves')} <bdi data-private>~{pushName}</bdi>
        </p>
      )}
      {group !== null && (
        <p className={styles.second}>{t('info.memberCount', { count: group.memberCount })}</p>
      )}
      {person?.isMe === true && <p className={styles.second}>{t('info.me')}</p>}
      {person?.blocked === true && <p className={styles.blocked}>{t('info.blocked')}</p>}
    </div>
  );
}

function Person({ info, accountId }: { info: ChatInfo; accountId: AccountId }) {
  const { t } = useTranslation();
  const app = useApp();
  const { person } = info;
  if (person === null) return null;
  return (
    <>
      {person.about !== null && person.about !== '' && (
        <section className={styles.section} aria-label={t('info.about')}>
          <h4 className={styles.heading}>{t('info.about')}</h4>
          <p className={styles.prose} dir="auto" data-private>
            {person.about}
          </p>
        </section>
      )}
      {person.groupsInCommon.length > 0 && (
        <section className={styles.section} aria-label={t('info.groupsInCommon')}>
          <h4 className={styles.heading}>{t('info.groupsInCommon')}</h4>
          <ul className={styles.list}>
            {person.groupsInCommon.map(({ chatId, title }) => (
              <li key={chatId}>
                <button
                  type="button"
                  className={styles.line}
                  onClick={() => app.accounts.openChat(accountId, chatId)}
                >
                  <Avatar name={title} size={24} />
                  <span className={styles.lineText} dir="auto" data-private>
                    {title}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Known({ info, chat }: { info: ChatInfo; chat: ChatView }) {
  const { t } = useTranslation();
  const app = useApp();
  return (
    <>
      <Head info={info} />
      <div className={styles.shortcuts}>
        <Button onClick={() => app.stores.ui.setState({ side: 'gallery' })}>
          <Images size={16} strokeWidth={1.75} aria-hidden="true" />
          {t('gallery.title')}
        </Button>
        <Button onClick={() => app.search.findInChat()}>
          <Search size={16} strokeWidth={1.75} aria-hidden="true" />
          {t('info.search')}
        </Button>
      </div>
      <Person info={info} accountId={chat.accountId} />
      <ChatChoices info={info} chat={chat} />
      {info.group !== null && <GroupDetails info={info} group={info.group} accountId={chat.accountId} />}
      <ChatEndings info={info} chat={chat} />
    </>
  );
}

/** Who a chat is with, and what is set for it. */
export function ChatInfoPanel({ accountId, chatId }: { accountId: AccountId; chatId: ChatId }) {
  const { t } = useTranslation();
  const chat = useChats((state) => findChat(state, accountId, chatId));
  const { info, error } = useChatInfo(accountId, chatId);
  return (
    <div className={styles.panel}>
      {info !== null && chat !== undefined ? (
        <Known info={info} chat={chat} />
      ) : error === null ? (
        <Delayed>
          <p className={styles.note}>{t('app.loading')}</p>
        </Delayed>
      ) : (
        <EmptyState title={t('info.failed')} text={t(`error.${error}`)} />
      )}
    </div>
  );
}
