import { fileKinds } from '../../preload/contract/kinds.ts';
import type { ExportedMessage } from '../accounts/export-port.ts';
import type { Attached, ChatHead } from './format.ts';
import type { ExportWords } from './words.ts';

const media: ReadonlySet<ExportedMessage['kind']> = new Set(fileKinds);

/** Who wrote it, as a person reads it. */
export function authorOf({ fromMe, sender }: ExportedMessage, { account, chat }: ChatHead): string {
  if (fromMe) return account.name;
  return sender?.name ?? chat.person?.name ?? chat.title;
}

/** Instead of a file, or where it is; empty where the format itself shows it. */
function fileWords(attached: Attached, words: ExportWords): string {
  if (attached === 'left-out') return words.media;
  return attached === 'missing' ? words.missing : '';
}

/** What stands where the text of a message stands; null for lines of the chat itself, which nobody wrote. */
export function wordsOf(
  { kind, text }: ExportedMessage,
  attached: Attached,
  words: ExportWords,
): string | null {
  if (kind === 'system') return null;
  if (kind === 'deleted') return words.deleted;
  if (kind === 'undecryptable') return words.undecryptable;
  if (kind === 'unsupported') return text === '' ? words.unsupported : text;
  if (media.has(kind)) {
    const file = fileWords(attached, words);
    return text === '' || file === '' ? file + text : `${file}\n${text}`;
  }
  if (kind === 'poll') return `${words.poll} ${text}`;
  if (kind === 'location') return `${words.location} ${text}`.trim();
  if (kind === 'contact') return `${words.contact} ${text}`.trim();
  return text;
}
