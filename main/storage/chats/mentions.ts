import type { MentionView } from '../../../preload/contract/message-parts.ts';
import type { DraftMentionView, PersonId } from '../../../preload/contract/model.ts';
import { fittingMentions, parseDraftMentions } from '../../domain/draft-mentions.ts';
import { parseDetail } from '../../domain/message-detail.ts';
import type { FoldScope } from './fold-scope.ts';
import type { Names } from './names.ts';

/** Jids of those whom a message's detail names. */
export function mentionedIn(detail: string | null): readonly string[] {
  // Most details mention nobody, and need not be read for that.
  if (detail === null || !detail.includes('"mentions"')) return [];
  return parseDetail(detail).mentions ?? [];
}

/** Whether a message's detail names the owner of the account. */
export const mentionsOwner = (scope: FoldScope, detail: string | null): boolean =>
  mentionedIn(detail).some((jid) => scope.isOwner(jid));

/** Those who are mentioned as the window gets them. */
export const mentionViews = (names: Names, jids: readonly string[]): MentionView[] =>
  jids.map((jid) => {
    const person = names.person(jid);
    return {
      token: jid.slice(0, Math.max(0, jid.indexOf('@'))),
      name: names.isOwner(jid) ? '' : names.ofJid(jid),
      personId: person === null ? null : (String(person.person) as PersonId),
      isMe: names.isOwner(jid),
    };
  });

/** Those in a draft who are still known, as the window gets them. */
export const draftMentionViews = (
  names: Names,
  { draft, draftMentions }: { readonly draft: string; readonly draftMentions: string | null },
): DraftMentionView[] =>
  fittingMentions(draft, parseDraftMentions(draftMentions)).flatMap(({ start, length, jid }) => {
    const person = names.person(jid);
    return person === null ? [] : [{ start, length, personId: String(person.person) as PersonId }];
  });
