import type { CommandName } from '../../../preload/contract/commands.ts';
import type { AttachmentView } from '../../../preload/contract/media.ts';
import type { AccountId, ChatId, MessageId } from '../../../preload/contract/model.ts';
import { failure, success, type ErrorCode } from '../../../preload/contract/result.ts';
import { MediaError } from '../../accounts/media-port.ts';
import type { MessageSearch } from '../../accounts/ports.ts';
import { isDiskFull } from '../../media/media-parts.ts';
import type { OpenFile } from '../../media/media.ts';
import { saveFile, suggestedName } from '../../media/save-file.ts';
import { DamagedFile } from '../../media/sealed-file.ts';
import { CommandFailure } from '../command-failure.ts';
import type { OpenProgram, Program } from '../program.ts';
import type { Handlers } from '../register.ts';
import { withProgram } from './with-program.ts';

type MediaCommands = Extract<
  CommandName,
  `media.${string}` | `microphone.${string}` | 'messages.sendMedia' | 'chats.gallery' | 'chats.viewPictures'
>;

const galleryPage = 60;
/** Pictures beyond this are not for the clipboard. Bytes. */
const largestCopy = 64 * 1024 * 1024;
/** A file beyond this would not be written before the button of the mouse is let go. Bytes. */
const largestDrag = 64 * 1024 * 1024;
/** Saved files whose places are remembered, to be shown in their folder. */
const mostSaved = 200;

interface Place {
  readonly accountId: AccountId;
  readonly chatId: ChatId;
  readonly messageId: MessageId;
}

export const mediaHandlers = (program: Program): Pick<Handlers, MediaCommands> => {
  /** Where files of messages were saved in this run. Paths stay on this side. */
  const saved = new Map<MessageId, string>();
  const run = <Value>(work: (open: OpenProgram) => Promise<Value>) =>
    withProgram(program, (open) => withCodes(() => work(open)));
  const nothing = (work: (open: OpenProgram) => Promise<void> | void) =>
    run(async (open) => {
      await work(open);
      return null;
    });

  return {
    'media.view': ({ accountId, chatId, messageIds }) =>
      nothing(({ accounts, media }) => {
        accounts.session(accountId);
        return media.view(accountId, chatId, messageIds);
      }),
    'media.download': ({ accountId, chatId, messageId }) =>
      nothing(({ media }) => media.download(accountId, chatId, messageId)),
    'media.retry': ({ accountId, chatId, messageId }) =>
      nothing(({ media }) => media.download(accountId, chatId, messageId)),
    'media.cancel': ({ accountId, chatId, messageId }) =>
      nothing(({ media }) => media.cancel(accountId, chatId, messageId)),

    'media.saveAs': (place, { windowId }) =>
      run(async (open) =>
        withFile(open, place, async (file) => {
          const path = await program.dialogs.saveFile(windowId, suggestedName(file));
          if (path === null) return { saved: false };
          await saveFile(file, path).catch((error: unknown) => {
            if (error instanceof DamagedFile || isDiskFull(error)) throw error;
            throw new CommandFailure('media-unwritable', 'the file could not be written', { cause: error });
          });
          saved.delete(place.messageId);
          saved.set(place.messageId, path);
          const [oldest] = saved.keys();
          if (saved.size > mostSaved && oldest !== undefined) saved.delete(oldest);
          return { saved: true };
        }),
      ),
    'media.showSaved': ({ messageId }) =>
      nothing(() => {
        const path = saved.get(messageId);
        if (path === undefined) throw new CommandFailure('media-not-here', 'it was not saved in this run');
        program.files.showInFolder(path);
      }),
    'media.dragOut': (place, { windowId }) =>
      nothing((open) =>
        withFile(open, place, async (file) => {
          if (file.reader.length > largestDrag)
            throw new CommandFailure('media-undraggable', 'too large for a drag');
          await program.files.startDrag(windowId, await program.dragged.add(file));
        }),
      ),
    'media.copy': (place) =>
      nothing((open) =>
        withFile(open, place, async (file) => {
          const isPicture = file.type === 'image' || file.type === 'sticker';
          const copied =
            isPicture &&
            file.reader.length <= largestCopy &&
            (await program.files.copyPicture(await bytesOf(file)));
          if (!copied) throw new CommandFailure('media-uncopiable', 'not a picture for the clipboard');
        }),
      ),

    'media.attach': ({ accountId }, { windowId }) =>
      run(async ({ accounts, media }) => {
        accounts.session(accountId);
        const attached: AttachmentView[] = [];
        const failed = new Set<ErrorCode>();
        for (const path of await program.dialogs.attach(windowId)) {
          try {
            attached.push(await media.attachPath(path));
          } catch (error: unknown) {
            const code = codeOf(error);
            if (code === null) throw error;
            failed.add(code);
          }
        }
        return { attached, failed: [...failed] };
      }),
    'media.attachBytes': ({ accountId, bytes, fileName, mimetype }) =>
      run(async ({ accounts, media }) => {
        accounts.session(accountId);
        return media.attachBytes(bytes, fileName, mimetype);
      }),
    'microphone.open': async (_input, { windowId }) =>
      (await program.microphone.open(windowId)) ? success(null) : failure('microphone-refused'),
    'microphone.close': (_input, { windowId }) => {
      program.microphone.close(windowId);
      return success(null);
    },
    'media.detach': ({ attachmentIds }) => nothing(({ media }) => media.detach(attachmentIds)),
    'messages.sendMedia': (request) =>
      run(async ({ accounts, media }) => {
        accounts.session(request.accountId);
        const view = await media.send(request);
        if (view === null) throw new CommandFailure('attachment-gone', 'there is no such attachment');
        return view;
      }),

    'chats.gallery': ({ accountId, chatId, kind, before }) =>
      run(async ({ chats, media }) => {
        if (kind !== 'links') {
          const { rows, cursor } = await media.gallery(accountId, chatId, kind, before, galleryPage);
          return { messages: media.decorate(rows), cursor };
        }
        const page = await chats.searchMessages(linksOf(accountId, chatId, before), galleryPage);
        const ids = page.hits.map(({ messageId }) => messageId);
        return { messages: await chats.messageViews(accountId, chatId, ids), cursor: page.cursor };
      }),
    'chats.viewPictures': ({ accountId, chatIds }) =>
      nothing(({ accounts, media }) => {
        accounts.session(accountId);
        return media.viewPictures(accountId, chatIds);
      }),
  };
};

async function withFile<Value>(
  { media }: OpenProgram,
  { accountId, chatId, messageId }: Place,
  work: (file: OpenFile) => Promise<Value>,
): Promise<Value> {
  const file = await media.open(accountId, chatId, messageId);
  if (file === null) throw new CommandFailure('media-not-here', 'the file is not here');
  try {
    return await work(file);
  } finally {
    await file.reader.close();
  }
}

/** All messages of the chat that have a link in them. */
const linksOf = (accountId: AccountId, chatId: ChatId, before: string | null): MessageSearch => ({
  text: '',
  accountId,
  chatId,
  sender: null,
  kinds: [],
  from: null,
  to: null,
  hasMedia: false,
  hasLink: true,
  starred: false,
  before,
});

async function bytesOf({ reader }: OpenFile): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of reader.read()) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** What files fail of, as codes. */
async function withCodes<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error: unknown) {
    const code = codeOf(error);
    if (code === null) throw error;
    throw new CommandFailure(code, 'a file could not be dealt with', { cause: error });
  }
}

function codeOf(error: unknown): ErrorCode | null {
  if (isDiskFull(error)) return 'media-no-space';
  if (error instanceof DamagedFile || (error as { readonly code?: unknown } | null)?.code === 'ENOENT')
    return 'media-not-here';
  if (!(error instanceof MediaError)) return null;
  switch (error.trouble) {
    case 'too-large':
      return 'media-too-large';
    case 'refused':
      return 'attachment-unsuited';
    case 'gone':
      return 'attachment-unreadable';
    default:
      return 'internal';
  }
}
