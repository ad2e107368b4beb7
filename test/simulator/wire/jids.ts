export const SERVER = 's.whatsapp.net';
/** Encodes as a pair with an empty user; Baileys compares `from` with this form (lib/WABinary/jid-utils.js). */
export const SERVER_JID = '@s.whatsapp.net';
export const STATUS_JID = 'status@broadcast';

export interface Jid {
  readonly user: string;
  readonly device: number;
  readonly server: string;
}

const JID = /^([^@:_]*)(?:_\d+)?(?::(\d{1,3}))?@([a-z.]+)$/;

/** `user[_agent][:device]@server`; undefined for anything else. */
export function parseJid(text: string | undefined): Jid | undefined {
  const match = text === undefined ? null : JID.exec(text);
  if (!match) return undefined;
  const [, user = '', device, server = ''] = match;
  return { user, device: device === undefined ? 0 : Number(device), server };
}

export function formatJid(user: string, server: string, device = 0): string {
  return device === 0 ? `${user}@${server}` : `${user}:${device}@${server}`;
}

export function isGroup(jid: string | undefined): boolean {
  return jid?.endsWith('@g.us') ?? false;
}
