import type { AccountId, Timestamp } from '../../preload/contract/model.ts';
import type { ExportCursor, ExportedMessage, ExportStore } from '../accounts/export-port.ts';
import type { ContactFormat } from './contact-formats.ts';
import type { Attached, ChatFormat, ChatHead } from './format.ts';

/** Sent from then on, and before then. */
export interface Period {
  readonly from: Timestamp;
  readonly until: Timestamp;
}

/** Text that is gathered before it is written. Characters. */
const pieceLength = 64 * 1024;

/** Puts the file of a message where it belongs, and says where that is. `index` counts from 0 within the chat. */
export type Attach = (message: ExportedMessage, index: number) => Promise<Attached>;

/** One chat in one format. `onMessages` hears how many more were written. */
export async function* chatContent(
  store: ExportStore,
  head: ChatHead,
  format: ChatFormat,
  { from, until }: Period,
  attach: Attach,
  onMessages: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  let text = format.head(head);
  let index = 0;
  // No row has the number 0, so this is before the first message of that instant.
  for (let cursor: ExportCursor | null = { sentAt: from, message: 0 }; cursor !== null;) {
    const page = await store.messages(head.account.id, head.chat.id, cursor, until);
    for (const message of page.messages) {
      const attached = message.media === null ? 'left-out' : await attach(message, index);
      text += format.message(message, head, index, attached);
      index += 1;
      if (text.length < pieceLength) continue;
      yield Buffer.from(text);
      text = '';
    }
    onMessages(page.messages.length);
    cursor = page.next;
  }
  yield Buffer.from(text + format.tail(head));
}

/** Everybody whom an account knows. */
export async function* contactContent(
  store: ExportStore,
  accountId: AccountId,
  format: ContactFormat,
  onPeople: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(format.head);
  for (let after: number | null = 0; after !== null;) {
    const page = await store.people(accountId, after);
    yield Buffer.from(page.people.map((person) => format.person(person)).join(''));
    onPeople(page.people.length);
    after = page.next;
  }
}
