import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ExportedMessage } from '../../../main/accounts/export-port.ts';
import { printableChat } from '../../../main/exports/printable-chat.ts';
import { headOf, hostileText, messageOf, wordsIn } from './chats.ts';

/** A store that gives its messages two at a time, oldest first. */
const storeOf = (messages: readonly ExportedMessage[]) => ({
  messages: (_account: unknown, _chat: unknown, cursor: { readonly message: number }) => {
    const { message: start } = cursor;
    const next = start + 2 < messages.length ? { sentAt: 1, message: start + 2 } : null;
    return Promise.resolve({ messages: messages.slice(start, start + 2), next });
  },
});
const textOf = (html: string): string => html.slice(html.indexOf('<main>'));

it('has the messages in order with author, day and time, and nothing of what nobody wrote', async () => {
  const day = 24 * 3_600_000;
  const page = await printableChat(
    storeOf([
      messageOf('first'),
      messageOf('', { kind: 'system' }),
      messageOf('mine', { fromMe: true, sender: null }),
      messageOf('the next day', { sentAt: Date.UTC(2026, 10, 23, 9, 0) + day, editedAt: 1 }),
      messageOf('', { kind: 'deleted', sentAt: Date.UTC(2026, 10, 23, 9, 0) + day }),
    ]),
    headOf('Greta'),
  );
  expect(page).toContain('<h1 dir="auto">Greta</h1>');
  expect(page).toContain('Printed from Me on');
  expect(page).not.toContain('These are the newest');
  expect(textOf(page).match(/<h2>/gu)).toHaveLength(2);
  expect(textOf(page).match(/<article/gu)).toHaveLength(4);
  const order = ['first', 'mine', 'the next day', 'This message was deleted.'].map((text) =>
    page.indexOf(text),
  );
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order).not.toContain(-1);
});

it('speaks the language of the app, the way that it is written', async () => {
  const page = await printableChat(
    storeOf([messageOf('', { kind: 'deleted' }), messageOf('x')]),
    headOf('Greta', 'Me', await wordsIn('ar')),
    1,
  );
  expect(page).toContain('<html lang="ar" dir="rtl">');
  expect(page).toContain('طُبعت من Me في 2026-11-23.');
  expect(page).toContain('هذه أحدث الرسائل، وعددها 1.');
});

it('has the newest ones of a long chat, and says so', async () => {
  const page = await printableChat(
    storeOf(Array.from({ length: 7 }, (_, index) => messageOf(`number ${index}`))),
    headOf('Greta'),
    3,
  );
  expect(textOf(page)).not.toContain('number 3');
  expect(textOf(page)).toMatch(/number 4[\s\S]*number 5[\s\S]*number 6/u);
  expect(page).toContain('These are the newest 3 messages.');
});

it('lets no text become a tag, whatever people write', async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, hostileText, hostileText, async (title, account, text) => {
      const page = await printableChat(storeOf([messageOf(text)]), headOf(title, account));
      const plain = await printableChat(storeOf([messageOf('x')]), headOf('x', 'x'));
      const tags = (html: string): string[] => html.match(/<[a-z!/][^>]*>/giu) ?? [];
      expect(tags(page)).toEqual(tags(plain));
    }),
    { numRuns: 500 },
  );
});
