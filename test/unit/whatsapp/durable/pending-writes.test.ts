import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { CredentialChange, CredentialStore } from '../../../../main/accounts/ports.ts';
import { PendingWrites } from '../../../../main/whatsapp/durable/pending-writes.ts';
import type { AccountId } from '../../../../preload/contract/model.ts';

function pending() {
  const commits: { readonly change: CredentialChange; land(): void; fail(error: Error): void }[] = [];
  const store = {
    commit: (_account: AccountId, change: CredentialChange) =>
      new Promise<void>((resolve, reject) => {
        commits.push({ change, land: resolve, fail: reject });
      }),
  } as unknown as CredentialStore;
  return { commits, writes: new PendingWrites('one' as AccountId, store, () => Buffer.from('credentials')) };
}

const key = (id: string) => ({ type: 'session', id, value: Buffer.from(id) });
const settledOf = async (promise: Promise<void> | null): Promise<string> =>
  Promise.race([
    (promise ?? Promise.resolve()).then(
      () => 'durable',
      () => 'failed',
    ),
    setImmediate('waiting'),
  ]);

describe('PendingWrites', () => {
  it('is durable when the commit that has it has landed, whatever was added since', async () => {
    const { commits, writes } = pending();
    writes.add({ keys: [key('1')] });
    const first = writes.durable();
    writes.add({ keys: [key('2')] });
    const second = writes.durable();
    expect(commits).toHaveLength(1);
    commits[0]?.land();
    writes.add({ keys: [key('3')] });
    expect(await settledOf(first)).toBe('durable');
    expect(await settledOf(second)).toBe('waiting');
    expect(commits[1]?.change.keys.map(({ id }) => id)).toEqual(['2', '3']);
    commits[1]?.land();
    expect(await settledOf(second)).toBe('durable');
    expect(writes.durable()).toBeNull();
  });

  it('reads back what is on its way', async () => {
    const { commits, writes } = pending();
    writes.add({ keys: [key('1')] });
    await setImmediate();
    writes.add({ keys: [{ ...key('1'), value: null }] });
    expect(writes.find('session', '1')).toBeNull();
    commits[0]?.land();
    await setImmediate();
    commits[1]?.land();
    await setImmediate();
    expect(writes.find('session', '1')).toBeUndefined();
  });

  it('strikes done entries off with the next commit, and holds no frame back for them', async () => {
    const { commits, writes } = pending();
    writes.add({ journalDone: ['entry'] });
    await setImmediate();
    expect(writes.durable()).toBeNull();
    expect(commits).toHaveLength(0);
    writes.add({ keys: [key('1')] });
    await setImmediate();
    expect(commits[0]?.change.journalDone).toEqual(['entry']);
  });

  it('leaves nothing behind when it is to settle', async () => {
    const { commits, writes } = pending();
    writes.add({ keys: [key('1')] });
    await setImmediate();
    writes.add({ journalDone: ['entry'] });
    const settled = writes.settled();
    commits[0]?.land();
    await setImmediate();
    expect(commits[1]?.change.journalDone).toEqual(['entry']);
    commits[1]?.land();
    await settled;
  });

  it('fails for all who wait, and for ever, when a commit failed', async () => {
    const { commits, writes } = pending();
    writes.add({ keys: [key('1')] });
    const first = writes.durable();
    writes.add({ keys: [key('2')] });
    const second = writes.durable();
    commits[0]?.fail(new Error('the disk is full'));
    expect(await settledOf(first)).toBe('failed');
    expect(await settledOf(second)).toBe('failed');
    writes.add({ keys: [key('3')] });
    expect(await settledOf(writes.durable())).toBe('failed');
    await expect(writes.settled()).rejects.toThrow('disk');
    expect(commits).toHaveLength(1);
  });
});
