import { describe, expect, it } from 'vitest';
import { KeyCache } from '../../../../main/whatsapp/durable/key-cache.ts';
import { ownBytes } from '../../../../main/whatsapp/durable/own-bytes.ts';
import { RecentPlaintexts } from '../../../../main/whatsapp/durable/recent-plaintexts.ts';
import { accountIdSchema } from '../../../../preload/contract/model.ts';

const accountId = accountIdSchema.parse('0d9cbf0e-4f1c-4a53-9f6a-0d6d5b1c7a11');

describe('ownBytes', () => {
  it('holds no more memory than the bytes', () => {
    const cut = Buffer.from('a text that is cut from a block of Node');
    expect(cut.buffer.byteLength).toBeGreaterThan(cut.byteLength);
    const own = ownBytes(cut);
    expect(own.buffer.byteLength).toBe(cut.byteLength);
    expect(Buffer.from(own).equals(cut)).toBe(true);
    expect(ownBytes(own)).toBe(own);
  });

  it('is what the caches keep', () => {
    const cut = Buffer.from('a text that is cut from a block of Node');
    const recent = new RecentPlaintexts(10_000);
    recent.set(accountId, 'one', [cut]);
    expect(recent.get(accountId, 'one')?.[0]?.buffer.byteLength).toBe(cut.byteLength);
    const keys = new KeyCache(10_000);
    keys.set(accountId, 'session', 'one', cut);
    expect(keys.get(accountId, 'session', 'one')?.buffer.byteLength).toBe(cut.byteLength);
    keys.set(accountId, 'session', 'two', null);
    expect(keys.get(accountId, 'session', 'two')).toBeNull();
  });
});
