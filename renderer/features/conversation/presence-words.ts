import type { ChatView } from '../../../preload/contract/model.ts';
import { useUi } from '../../app-context.ts';
import { formatList } from '../../format/list.ts';
import { formatInstant } from '../../format/time.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';

/** What somebody does in a chat, in words, and whether it is more than being there. */
export interface PresenceWords {
  readonly text: string;
  readonly busy: boolean;
}

/** Who types or records in a chat, or that a person is online or was; null where nothing is known. */
export function usePresenceWords(chat: ChatView): PresenceWords | null {
  const { t } = useTranslation();
  const locale = useLocale();
  const people = useUi(({ presence }) =>
    presence?.chatId === chat.id && presence.accountId === chat.accountId ? presence.people : null,
  );
  if (people === null) return null;
  const isGroup = chat.kind === 'group';
  const writing = people.filter(({ state }) => state === 'composing');
  const recording = people.filter(({ state }) => state === 'recording');
  const who = (group: typeof people): string =>
    formatList(
      group.map(({ name }) => name),
      locale,
    );
  if (writing.length > 0) {
    const named = t('presence.typingNamed', { who: who(writing), count: writing.length });
    return { text: isGroup ? named : t('presence.typing'), busy: true };
  }
  if (recording.length > 0) {
    const named = t('presence.recordingNamed', { who: who(recording), count: recording.length });
    return { text: isGroup ? named : t('presence.recording'), busy: true };
  }
  const [person] = people;
  if (isGroup || person === undefined) return null;
  if (person.state !== 'offline') return { text: t('presence.online'), busy: false };
  if (person.lastSeenAt === null) return null;
  return { text: t('presence.lastSeen', { time: formatInstant(person.lastSeenAt, locale) }), busy: false };
}
