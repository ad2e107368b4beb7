import { describe, expect, it } from 'vitest';
import type { LinkingView } from '../../../preload/contract/model.ts';
import { followLink, type LinkDialog } from '../../../renderer/stores/link-progress.ts';
import { account, accountA, accountB } from './samples.ts';

const none: ReadonlySet<never> = new Set();
const begun: LinkDialog = { accountId: accountA, error: null, begun: true };
const linking = (stage: LinkingView, phoneNumber: string | null = null) =>
  account(accountA, { phoneNumber, state: { kind: 'linking', linking: stage } });

describe('the link dialog', () => {
  it('opens for an account that a reload left behind, but not for one that was cancelled here', () => {
    const left = linking({ kind: 'expired', what: 'qr' });
    expect(followLink(null, [left], none).dialog).toEqual(begun);
    expect(followLink(null, [left], new Set([accountA])).dialog).toBeNull();
    expect(followLink(null, [account(accountB)], none).dialog).toBeNull();
  });

  it('stays while main has not answered', () => {
    const dialog: LinkDialog = { accountId: null, error: null, begun: false };
    expect(followLink(dialog, [linking({ kind: 'waiting' })], none)).toEqual({ dialog, select: null });
  });

  it('does not close on the state that an unlinked account had before', () => {
    const dialog: LinkDialog = { ...begun, begun: false };
    const before = account(accountA, {
      state: { kind: 'unlinked', reason: 'device-removed', nextStep: 'relink' },
    });
    expect(followLink(dialog, [before], none).dialog).toBe(dialog);
    expect(followLink(dialog, [linking({ kind: 'waiting' }, '49151')], none).dialog).toEqual(begun);
  });

  it('closes and shows the account when it is linked', () => {
    expect(followLink(begun, [account(accountA)], none)).toEqual({ dialog: null, select: accountA });
    expect(followLink(begun, [linking({ kind: 'linked' }, '49151')], none)).toEqual({
      dialog: null,
      select: accountA,
    });
    expect(followLink(begun, [linking({ kind: 'syncing', percent: 3 }, '49151')], none).dialog).toBe(begun);
  });

  it('closes when its account is gone', () => {
    expect(followLink(begun, [account(accountB)], none)).toEqual({ dialog: null, select: null });
  });
});
