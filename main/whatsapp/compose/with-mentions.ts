import type { ComposedText } from '../../accounts/message-port.ts';
import { jidOf } from './make.ts';

/** Each part that stands for a person becomes an "@" and the number by which the chat knows them. */
export function withMentions(
  { text, mentions }: ComposedText,
  usesLids: boolean,
): { readonly text: string; readonly mentions: string[] } {
  const jids: string[] = [];
  let written = '';
  let at = 0;
  for (const mention of [...mentions].sort((one, other) => one.start - other.start)) {
    const jid = jidOf(mention.identity, usesLids);
    if (jid === null || mention.start < at || mention.start + mention.length > text.length) continue;
    written += `${text.slice(at, mention.start)}@${jid.slice(0, jid.indexOf('@'))}`;
    at = mention.start + mention.length;
    jids.push(jid);
  }
  return { text: written + text.slice(at), mentions: [...new Set(jids)] };
}
