import { getContentType, type proto } from '@whiskeysockets/baileys';
import type { MessageDetail, QuotedDetail } from '../../domain/message-detail.ts';
import { attempt } from '../attempt.ts';
import { safeNumber, safePersonJid, safePersonJids, safeText } from './safe-values.ts';
import { shownContent } from './shown-content.ts';
import { unwrapContent } from './unwrap.ts';

/** From so many hops on WhatsApp says "forwarded many times". */
const oftenForwarded = 5;
/** More people than any group has. */
const mostMentions = 2048;
/** A few lines' worth of what is quoted, in UTF-16 units. */
const quotedLength = 320;

/** The context of a message: who is answered, who is mentioned, how long it stays. Each kind carries one of its own. */
export function contextOf(content: proto.IMessage): proto.IContextInfo | null {
  const type = getContentType(content);
  const part: unknown = type === undefined ? null : content[type];
  if (typeof part !== 'object' || part === null || !('contextInfo' in part)) return null;
  const context = part.contextInfo;
  return typeof context === 'object' ? context : null;
}

export function contextDetail(context: proto.IContextInfo | null): MessageDetail {
  if (context === null) return {};
  const mentions = safePersonJids(context.mentionedJid, mostMentions);
  const quoted = attempt(() => quotedDetail(context), null);
  const score = safeNumber(context.forwardingScore) ?? 0;
  const isForwarded = context.isForwarded === true || score > 0;
  return {
    ...(isForwarded ? { forwarded: score >= oftenForwarded ? ('often' as const) : ('once' as const) } : {}),
    ...(quoted === null ? {} : { quoted }),
    ...(mentions.length === 0 ? {} : { mentions }),
  };
}

function quotedDetail(context: proto.IContextInfo): QuotedDetail | null {
  const wireId = safeText(context.stanzaId, 100);
  if (wireId === '') return null;
  const content = unwrapContent(context.quotedMessage);
  const shown = content === undefined ? null : shownContent(content);
  return {
    wireId,
    sender: safePersonJid(context.participant),
    kind: shown?.kind ?? 'unsupported',
    text: safeText(shown?.text, quotedLength),
  };
}
