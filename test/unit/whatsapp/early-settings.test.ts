import { proto, type BaileysEventMap, type WASocket } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { letEarlySettingsThrough } from '../../../main/whatsapp/early-settings.ts';
import { offlineSocket } from './offline-socket.ts';

const id = '123456789@lid';
let socket: WASocket;
let seen: Partial<BaileysEventMap>[];

beforeEach(() => {
  socket = offlineSocket();
  letEarlySettingsThrough(socket);
  seen = [];
  socket.ev.process((events) => void seen.push(events));
});
afterEach(() => socket.end(undefined));

/** As `processSyncAction` in lib/Utils/chat-utils.js says it at the first sync, true until a message of this second. */
const setting = (change: object, until?: number): BaileysEventMap['chats.update'][number] => ({
  id,
  ...change,
  conditional: ({ historySets, chatUpserts }) => {
    const chat = historySets.chats[id] ?? chatUpserts[id];
    if (chat === undefined) return undefined;
    return until === undefined || until >= (chat.lastMessageRecvTimestamp ?? 0);
  },
});
const history = (lastMessageRecvTimestamp: number): void => {
  socket.ev.emit('messaging-history.set', {
    chats: [{ id, lastMessageRecvTimestamp }],
    contacts: [],
    messages: [],
    syncType: proto.HistorySync.HistorySyncType.INITIAL_BOOTSTRAP,
  });
};
const buffered = (emit: () => void): void => {
  socket.ev.buffer();
  emit();
  socket.ev.flush();
};
const update = (change: object) => ({ 'chats.update': [{ id, ...change }] });

describe('letEarlySettingsThrough', () => {
  it('lets a setting through whose history is not there yet, and all that follows', () => {
    buffered(() => socket.ev.emit('chats.update', [setting({ pinned: 5 })]));
    buffered(() => socket.ev.emit('chats.update', [{ id, pinned: null }]));
    expect(seen).toEqual([update({ pinned: 5 }), update({ pinned: null })]);
  });

  it('ends an archive that newer messages have ended, when the history shows them, and no other', () => {
    buffered(() => socket.ev.emit('chats.update', [setting({ archived: true }, 100)]));
    expect(seen.splice(0)).toEqual([update({ archived: true })]);
    buffered(() => history(101));
    expect(seen.splice(0)).toMatchObject([{ 'messaging-history.set': { chats: [{ id, archived: false }] } }]);
    buffered(() => socket.ev.emit('chats.update', [setting({ archived: true }, 101)]));
    buffered(() => history(101));
    expect(seen).not.toContainEqual(update({ archived: false }));
  });

  it('does not end what was put into the archive anew before the history came', () => {
    buffered(() => socket.ev.emit('chats.update', [setting({ archived: true }, 100)]));
    buffered(() => socket.ev.emit('chats.update', [{ id, archived: true }]));
    seen.splice(0);
    buffered(() => history(101));
    expect(seen).toMatchObject([{ 'messaging-history.set': { chats: [{ id }] } }]);
    expect(seen[0]?.['messaging-history.set']?.chats[0]).not.toHaveProperty('archived');
  });

  it('judges by the history where that came first, by its newest message', () => {
    history(200);
    history(90);
    seen.splice(0);
    buffered(() => socket.ev.emit('chats.update', [setting({ archived: true }, 100)]));
    expect(seen).toEqual([]);
    buffered(() => socket.ev.emit('chats.update', [setting({ archived: true }, 200)]));
    expect(seen).toEqual([update({ archived: true })]);
  });

  it('keeps nothing of the history once the first sync is over', () => {
    history(200);
    socket.authState.creds.accountSyncCounter = 1;
    history(300);
    seen.splice(0);
    socket.ev.emit('chats.update', [setting({ archived: true }, 100)]);
    expect(seen).toEqual([update({ archived: true })]);
  });
});
