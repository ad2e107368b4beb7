import { expect, it } from 'vitest';
import type { Bridge } from '../../../preload/contract/bridge.ts';
import type { AttachmentView } from '../../../preload/contract/media.ts';
import type { PersonId } from '../../../preload/contract/model.ts';
import { failure, success, type Result } from '../../../preload/contract/result.ts';
import { createAttachActions } from '../../../renderer/actions/attach-actions.ts';
import { createConversationActions } from '../../../renderer/actions/conversation-actions.ts';
import { createMessageActions } from '../../../renderer/actions/message-actions.ts';
import { conversationKey } from '../../../renderer/stores/keys.ts';
import { createStores } from '../../../renderer/stores/stores.ts';
import { setAttachments, setDraft, setMentions } from '../../../renderer/stores/ui-state.ts';
import { accountA, chatId, message } from './samples.ts';

const place = { accountId: accountA, chatId: chatId(1) };
const key = conversationKey(place.accountId, place.chatId);
const ann = { name: 'Ann', personId: '7' as PersonId };
const song: AttachmentView = {
  id: 'song',
  type: 'audio',
  mimetype: 'audio/mpeg',
  fileName: 'song.mp3',
  bytes: 9,
  width: null,
  height: null,
  seconds: 3,
  previewUrl: null,
};

/** A window in which a song and a text stand in the message box; main answers when it is told to. */
function begun() {
  const stores = createStores();
  const calls: { name: string; input: unknown; answer: (result: Result<never>) => void }[] = [];
  const bridge: Bridge = {
    call: (name, input) =>
      new Promise((resolve) => calls.push({ name, input, answer: (result) => resolve(result) })),
    on: () => () => undefined,
    drop: () => undefined,
  };
  const conversation = createConversationActions(bridge, stores);
  const attach = createAttachActions(bridge, stores, conversation);
  const messages = createMessageActions(bridge, stores, conversation);
  setAttachments(stores.ui, key, [song]);
  setMentions(stores.ui, key, [ann]);
  setDraft(stores.ui, key, 'for @Ann');
  const sending = attach.send(place, 'for @Ann', (text, people) =>
    messages.send(place.accountId, place.chatId, text, people),
  );
  const next = async (name: string) => {
    const end = Date.now() + 5_000;
    for (;;) {
      const call = calls.find((one) => one.name === name);
      if (call !== undefined) return call;
      if (Date.now() > end) throw new Error(`no call of ${name}`);
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  const box = () => {
    const { drafts, mentions, attachments } = stores.ui.getState();
    return { text: drafts[key], people: mentions[key], files: attachments[key] ?? [] };
  };
  return { stores, sending, next, box };
}
const sent = success(message(1) as never);

it('what is typed while a file is on its way stays, when the text goes after the file', async () => {
  const { stores, sending, next, box } = begun();
  const file = await next('messages.sendMedia');
  expect(file.input).toMatchObject({ attachmentId: 'song', caption: '' });
  setDraft(stores.ui, key, 'typed meanwhile');
  file.answer(sent);
  const text = await next('messages.send');
  expect(text.input).toMatchObject({
    text: 'for @Ann',
    mentions: [{ start: 4, length: 4, personId: '7' }],
  });
  text.answer(sent);
  await sending;
  expect(box()).toEqual({ text: 'typed meanwhile', people: [], files: [] });
});

it('what could not be sent comes back in front of it, with those who are mentioned', async () => {
  const { stores, sending, next, box } = begun();
  (await next('messages.sendMedia')).answer(sent);
  const text = await next('messages.send');
  setDraft(stores.ui, key, 'typed meanwhile');
  text.answer(failure('internal'));
  await sending;
  expect(box()).toEqual({ text: 'for @Ann\ntyped meanwhile', people: [ann], files: [] });
});

it('a file that could not be sent comes back, and what was typed since stays', async () => {
  const { stores, sending, next, box } = begun();
  const file = await next('messages.sendMedia');
  setDraft(stores.ui, key, 'typed meanwhile');
  file.answer(failure('media-too-large'));
  await sending;
  expect(box()).toMatchObject({ text: 'for @Ann\ntyped meanwhile', people: [ann], files: [song] });
});
