import type { Bridge } from '../../preload/contract/bridge.ts';
import {
  maximumAttachedBytes,
  maximumAttachments,
  type AttachmentView,
} from '../../preload/contract/media.ts';
import type { ErrorCode } from '../../preload/contract/result.ts';
import { maximumTextLength } from '../limits.ts';
import { placedMentions, type DraftMention } from '../mentions/draft-mentions.ts';
import { measureFilm } from '../recording/measure-film.ts';
import { conversationKey } from '../stores/keys.ts';
import type { Stores } from '../stores/stores.ts';
import { addToast, setAttachments, setReply, type ChatPlace } from '../stores/ui-state.ts';
import { callMain } from './call.ts';
import type { ConversationActions } from './conversation-actions.ts';
import { showSent } from './show-sent.ts';
import { giveBackDraft, takeDraft } from './unsent-draft.ts';

/** What is attached in the composer and not sent. Main holds the files; the window their ids and what it shows. */
export interface AttachActions {
  /** Asks for files with the system's dialog. */
  pick(place: ChatPlace): Promise<void>;
  /** Takes in what was pasted. */
  addFiles(place: ChatPlace, files: readonly File[]): Promise<void>;
  remove(place: ChatPlace, attachmentId: string): void;
  /**
   * Sends each file as a message, in order; the text goes with the first that can carry one, with those who are mentioned
   * in it, else after them. What answers a message does so with the first file. One that fails does not keep the others; it goes
   * back into the composer.
   */
  send(
    place: ChatPlace,
    text: string,
    sendText: (text: string, people: readonly DraftMention[]) => Promise<void>,
  ): Promise<void>;
}

/** Sounds and stickers have no place for a caption. */
const carriesText = ({ type }: AttachmentView): boolean =>
  type === 'image' || type === 'video' || type === 'gif' || type === 'document';

/** Main can measure pictures and make them small; a film has to be loaded by somebody who can play it. */
async function measuredOf({ type, previewUrl }: AttachmentView) {
  if (previewUrl === null || (type !== 'video' && type !== 'gif')) return null;
  return { ...(await measureFilm(previewUrl)), waveform: null };
}

/** Makes the actions on what is attached. */
export function createAttachActions(
  bridge: Bridge,
  stores: Stores,
  conversation: ConversationActions,
): AttachActions {
  const fail = (code: ErrorCode): void => addToast(stores.ui, code);
  const keyOf = ({ accountId, chatId }: ChatPlace) => conversationKey(accountId, chatId);
  const attachedAt = (place: ChatPlace) => stores.ui.getState().attachments[keyOf(place)] ?? [];
  const detach = (ids: readonly string[]): void => {
    // Nobody waits for it: files that are never sent are swept away by main sooner or later.
    if (ids.length > 0) void callMain(bridge, 'media.detach', { attachmentIds: [...ids] });
  };
  const add = (place: ChatPlace, views: readonly AttachmentView[]): void => {
    const all = [...attachedAt(place), ...views];
    setAttachments(stores.ui, keyOf(place), all.slice(0, maximumAttachments));
    const surplus = all.slice(maximumAttachments, 2 * maximumAttachments);
    if (surplus.length === 0) return;
    fail('attachments-too-many');
    detach(surplus.map(({ id }) => id));
  };
  const read = async (file: File): Promise<Uint8Array<ArrayBuffer> | null> => {
    try {
      return new Uint8Array(await file.arrayBuffer());
    } catch {
      // A folder, or a file that has gone since.
      return null;
    }
  };
  const addFile = async (place: ChatPlace, file: File): Promise<void> => {
    if (file.size > maximumAttachedBytes) return fail('media-too-large');
    const bytes = await read(file);
    if (bytes === null || bytes.byteLength === 0) return fail('attachment-unreadable');
    const answer = await callMain(bridge, 'media.attachBytes', {
      accountId: place.accountId,
      bytes,
      fileName: file.name.slice(-255) || 'file',
      mimetype: file.type === '' ? 'application/octet-stream' : file.type,
    });
    if (answer.ok) add(place, [answer.value]);
    else fail(answer.error.code);
  };
  return {
    pick: async (place) => {
      const answer = await callMain(bridge, 'media.attach', { accountId: place.accountId });
      if (!answer.ok) return fail(answer.error.code);
      add(place, answer.value.attached);
      for (const code of answer.value.failed) fail(code);
    },
    addFiles: async (place, files) => {
      for (const file of files) {
        if (attachedAt(place).length >= maximumAttachments) return fail('attachments-too-many');
        await addFile(place, file);
      }
    },
    remove: (place, attachmentId) => {
      const rest = attachedAt(place).filter(({ id }) => id !== attachmentId);
      setAttachments(stores.ui, keyOf(place), rest);
      detach([attachmentId]);
    },
    send: async (place, text, sendText) => {
      if (text.length > maximumTextLength) return fail('message-too-long');
      const views = attachedAt(place);
      setAttachments(stores.ui, keyOf(place), []);
      const people = takeDraft(stores, place);
      const carriers = views.filter(carriesText);
      let unsaid = text;
      const unsent: AttachmentView[] = [];
      let reply = stores.ui.getState().replies[keyOf(place)] ?? null;
      setReply(stores.ui, keyOf(place), null);
      for (const view of views) {
        // When the one that should carry the text fails, the next one does.
        const caption = carriers.includes(view) ? unsaid : '';
        const answer = await callMain(bridge, 'messages.sendMedia', {
          ...place,
          attachmentId: view.id,
          as: view.type,
          caption,
          mentions: placedMentions(caption, people),
          quotedMessageId: reply?.id ?? null,
          measured: await measuredOf(view),
        });
        if (!answer.ok) {
          const { code } = answer.error;
          fail(code);
          // What main has no more can't be sent by trying again.
          if (code !== 'attachment-gone') unsent.push(view);
          continue;
        }
        if (caption !== '') unsaid = '';
        reply = null;
        await showSent(stores, conversation, place.accountId, answer.value);
      }
      const isHeld = unsaid !== '' && (unsent.length > 0 || carriers.length > 0);
      if (unsent.length > 0) setAttachments(stores.ui, keyOf(place), [...unsent, ...attachedAt(place)]);
      if (unsent.length > 0 || isHeld) giveBackDraft(stores, place, isHeld ? unsaid : '', people);
      if (reply !== null) setReply(stores.ui, keyOf(place), reply);
      if (unsaid !== '' && !isHeld) await sendText(unsaid, people);
    },
  };
}
