import type { BinaryNode, ChatModification, WASocket } from '@whiskeysockets/baileys';
import { getBinaryNodeChild, getBinaryNodeChildren } from '@whiskeysockets/baileys';

/** The service has not taken a change of the shared settings. */
export class PatchRefused extends Error {
  override readonly name = 'PatchRefused';
  /** 409: another device has changed something at the same time. */
  readonly code: number;
  constructor(code: number) {
    super(`a change of the shared settings was answered with ${code}`);
    this.code = code;
  }
}

/** So often a change is put anew on top of what another device has changed meanwhile. */
const mostTries = 4;
const conflict = 409;

/** The lists of shared settings that we change, as `chatModificationToAppPatch` (Utils/chat-utils.js) names them. */
const listOf = (change: ChatModification): 'regular_high' | 'regular_low' =>
  'mute' in change || 'clear' in change || 'delete' in change || 'deleteForMe' in change
    ? 'regular_high'
    : 'regular_low';

/**
 * Changes a setting that the account's devices share. The service refuses a patch inside an answer that is no error, and Baileys
 * (Socket/chats.js `appPatch`) takes it as done: the change is lost, and its copy of the list differs from the service's for good. So the
 * answer is read here; what Baileys had before is put back, the list is brought up to date, and the change is tried again.
 * @throws PatchRefused
 */
export async function pushSetting(socket: WASocket, change: ChatModification, jid: string): Promise<void> {
  const list = listOf(change);
  for (let tries = 1; ; tries++) {
    const code = await pushOnce(socket, list, change, jid);
    if (code === null) return;
    if (code !== conflict || tries === mostTries) throw new PatchRefused(code);
  }
}

/** The code with which it was refused; null when it was taken. */
async function pushOnce(
  socket: WASocket,
  list: ReturnType<typeof listOf>,
  change: ChatModification,
  jid: string,
): Promise<number | null> {
  const { keys } = socket.authState;
  const { [list]: before } = await keys.get('app-state-sync-version', [list]);
  let refusal: number | null = null;
  const hear = (answer: BinaryNode): void => {
    refusal ??= refusalIn(answer, list);
  };
  socket.ws.on('CB:iq,,sync', hear);
  try {
    await socket.chatModify(change, jid);
  } finally {
    socket.ws.off('CB:iq,,sync', hear);
  }
  if (refusal === null) return null;
  await keys.set({ 'app-state-sync-version': { [list]: before ?? null } });
  await socket.resyncAppState([list], false);
  return refusal;
}

function refusalIn(answer: BinaryNode, list: string): number | null {
  for (const collection of getBinaryNodeChildren(getBinaryNodeChild(answer, 'sync'), 'collection')) {
    if (collection.attrs['name'] !== list || collection.attrs['type'] !== 'error') continue;
    const code = Number(getBinaryNodeChild(collection, 'error')?.attrs['code']);
    return Number.isFinite(code) ? code : 400;
  }
  return null;
}
