import { describe, expect, it } from 'vitest';
import { boundRecentMessages } from '../../../main/whatsapp/recent-messages.ts';
import { offlineSocket } from './offline-socket.ts';

describe('boundRecentMessages', () => {
  it('keeps the last few, finds them as Baileys does, and leaves no timers', async () => {
    const socket = offlineSocket();
    boundRecentMessages(socket);
    const manager = socket.messageRetryManager;
    const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    for (let count = 0; count < 100; count++)
      manager?.addRecentMessage('447911000000@s.whatsapp.net', `id-${count}`, {
        conversation: String(count),
      });
    const after = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    expect(after).toBe(before);
    expect(manager?.getRecentMessage('447911000000@s.whatsapp.net', 'id-99')?.message.conversation).toBe(
      '99',
    );
    expect(manager?.getRecentMessage('447911000000@s.whatsapp.net', 'id-3')).toBeUndefined();
    const { messageKeyIndex } = manager as unknown as { readonly messageKeyIndex: Map<string, string> };
    expect(messageKeyIndex.size).toBe(16);
    await socket.end(undefined);
  });
});
