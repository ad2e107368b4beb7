import { jidDecode, type BinaryNode, type WASocket } from '@whiskeysockets/baileys';

/**
 * Hears signs of the account's own phone: whatever it sends (messages of its owner, receipts for ours) carries the
 * account's own jid without a device number, which is device 0.
 * @param seen called with the service's time of the stanza, in milliseconds
 */
export function watchPhone(socket: WASocket, seen: (at: number) => void): void {
  const hear = ({ attrs }: BinaryNode): void => {
    const sender = jidDecode(attrs['participant'] ?? attrs['from']);
    const at = Number(attrs['t']) * 1000;
    if (sender === undefined || (sender.device ?? 0) !== 0 || !Number.isSafeInteger(at)) return;
    const { me } = socket.authState.creds;
    if (sender.user === jidDecode(me?.id)?.user || sender.user === jidDecode(me?.lid)?.user) seen(at);
  };
  socket.ws.on('CB:message', hear);
  socket.ws.on('CB:receipt', hear);
}

/** How many devices are linked to the account, this one included; the phone is not one of them. */
export async function countLinkedDevices(socket: WASocket): Promise<number | null> {
  const { me } = socket.authState.creds;
  const user = jidDecode(me?.id)?.user;
  if (user === undefined) return null;
  const devices = await socket.getUSyncDevices([`${user}@s.whatsapp.net`], false, true);
  // Baileys leaves the asking device out.
  return new Set(devices.map(({ device }) => device ?? 0)).size + 1;
}
