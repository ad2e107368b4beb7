import type { Bridge } from '../../preload/contract/bridge.ts';
import type { CommandInput, GalleryPage } from '../../preload/contract/commands.ts';
import type { AccountId, ChatId, MessageId, MessageView } from '../../preload/contract/model.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { Stores } from '../stores/stores.ts';
import { addToast } from '../stores/ui-state.ts';
import { callMain } from './call.ts';

/** Where a file is: its message. */
export interface FilePlace {
  readonly accountId: AccountId;
  readonly chatId: ChatId;
  readonly messageId: MessageId;
}

export interface MediaActions {
  /** These messages are on the glass: main fetches of them what the account's rule says. */
  view(accountId: AccountId, chatId: ChatId, messageIds: readonly MessageId[]): void;
  /** These chats are in the list's sight: their pictures are fetched when they are missing or old. */
  viewPictures(accountId: AccountId, chatIds: readonly ChatId[]): void;
  download(place: FilePlace): Promise<void>;
  /** Once more after a failure, or from the phone when the service has it no more. */
  retry(place: FilePlace): Promise<void>;
  cancel(place: FilePlace): Promise<void>;
  /** Asks where to. True when it was written. */
  saveAs(place: FilePlace): Promise<boolean>;
  /** A drag of the file has begun: the system goes on with it, out of the window or into another chat. */
  dragOut(place: FilePlace): Promise<void>;
  copy(place: FilePlace): Promise<void>;
  gallery(input: CommandInput<'chats.gallery'>): Promise<Result<GalleryPage>>;
}

/** The place of a message's file. */
export const placeOf = (accountId: AccountId, message: MessageView): FilePlace => ({
  accountId,
  chatId: message.chatId,
  messageId: message.id,
});

/** Makes the actions on files of messages. What becomes of them comes as patches of the messages. */
export function createMediaActions(bridge: Bridge, stores: Stores): MediaActions {
  const tell = async <Value>(answer: Promise<Result<Value>>): Promise<Value | null> => {
    const result = await answer;
    if (result.ok) return result.value;
    addToast(stores.ui, result.error.code);
    return null;
  };
  return {
    // Nobody asked for it: what fails shows in the message's own state.
    view: (accountId, chatId, messageIds) =>
      void callMain(bridge, 'media.view', { accountId, chatId, messageIds: [...messageIds] }),
    viewPictures: (accountId, chatIds) =>
      void callMain(bridge, 'chats.viewPictures', { accountId, chatIds: [...chatIds] }),
    download: async (place) => void (await tell(callMain(bridge, 'media.download', place))),
    retry: async (place) => void (await tell(callMain(bridge, 'media.retry', place))),
    cancel: async (place) => void (await tell(callMain(bridge, 'media.cancel', place))),
    saveAs: async (place) => (await tell(callMain(bridge, 'media.saveAs', place)))?.saved ?? false,
    dragOut: async (place) => void (await tell(callMain(bridge, 'media.dragOut', place))),
    copy: async (place) => void (await tell(callMain(bridge, 'media.copy', place))),
    gallery: (input) => callMain(bridge, 'chats.gallery', input),
  };
}
