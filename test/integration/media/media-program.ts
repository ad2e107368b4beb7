import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptMediaState, MediaMessage } from '../../../main/accounts/media-store-port.ts';
import type { AccountId, ChatId, MessageId } from '../../../preload/contract/model.ts';
import type { TestData, TestProgram } from '../program.ts';

export interface Place {
  readonly accountId: AccountId;
  readonly chatId: ChatId;
  readonly messageId: MessageId;
}

/** The newest message with a file in a chat; waits until there is one that fits. */
export async function newestFile(
  program: TestProgram,
  accountId: AccountId,
  title: string,
  fits: (message: MediaMessage) => boolean = () => true,
): Promise<MediaMessage> {
  const chat = await program.chat(accountId, title);
  const found = await program.eventually(
    async () => {
      const ids = (await program.messages(accountId, chat)).map(({ id }) => id);
      const messages = await program.mediaStore.mediaMessages(accountId, chat.id, ids);
      return messages.at(-1) ?? null;
    },
    (message) => message !== null && fits(message),
  );
  if (found === null) throw new Error('no message with a file');
  return found;
}

export const untilState = (
  program: TestProgram,
  place: Place,
  kind: KeptMediaState['kind'],
): Promise<MediaMessage | undefined> =>
  program.eventually(
    async () => (await program.mediaStore.mediaMessages(place.accountId, place.chatId, [place.messageId]))[0],
    (message) => message?.state.kind === kind,
  );

/** The content as the window, or a save, gets it. */
export async function contentOf(program: TestProgram, place: Place): Promise<Buffer> {
  const file = await program.media.open(place.accountId, place.chatId, place.messageId);
  if (file === null) throw new Error('the file is not here');
  const pieces: Buffer[] = [];
  for await (const piece of file.reader.read()) pieces.push(piece);
  await file.reader.close();
  return Buffer.concat(pieces);
}

/** Names of files in the media folder. */
export async function filesOf(data: TestData): Promise<readonly string[]> {
  const entries = await readdir(join(data.folder, 'media'), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** Everything on the disk under the data folder, to look for what must not be there. */
export async function bytesOnDisk(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Buffer.concat(await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name)))));
}
