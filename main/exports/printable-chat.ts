import type { ExportCursor, ExportStore } from '../accounts/export-port.ts';
import type { ChatHead } from './format.ts';
import { printedMessage, printedPage } from './print-page.ts';

/** So many messages are some hundred sheets of paper; who wants more exports the chat. */
export const mostPrinted = 10_000;

/** A chat as a page to be printed: its newest messages, oldest first. */
export async function printableChat(
  store: Pick<ExportStore, 'messages'>,
  head: ChatHead,
  most: number = mostPrinted,
): Promise<string> {
  const kept: { sentAt: number; html: string }[] = [];
  let leftOut = 0;
  for (let cursor: ExportCursor | null = { sentAt: 0, message: 0 }; cursor !== null;) {
    const page = await store.messages(head.account.id, head.chat.id, cursor, Number.MAX_SAFE_INTEGER);
    for (const message of page.messages) {
      const html = printedMessage(message, head);
      if (html !== '') kept.push({ sentAt: message.sentAt, html });
    }
    const surplus = Math.max(0, kept.length - most);
    kept.splice(0, surplus);
    leftOut += surplus;
    cursor = page.next;
  }
  return printedPage(head, kept, leftOut);
}
