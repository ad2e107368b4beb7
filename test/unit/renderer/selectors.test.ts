import { describe, expect, it } from 'vitest';
import { usualPreferences } from '../../../preload/contract/preferences.ts';
import type { VaultState } from '../../../preload/contract/model.ts';
import { applySnapshot } from '../../../renderer/stores/apply-accounts.ts';
import {
  canSend,
  currentAccountId,
  currentScreen,
  visibleAccounts,
} from '../../../renderer/stores/selectors.ts';
import { account, accountA, accountB } from './samples.ts';

const unborn = account(accountB, {
  phoneNumber: null,
  order: -1,
  state: { kind: 'linking', linking: { kind: 'waiting' } },
});
const open: VaultState = { kind: 'open', protection: 'key-store' };
const state = (accounts = [account(accountA), unborn], vault: VaultState = open, noticeAccepted = true) =>
  applySnapshot({
    sequence: 1,
    vault,
    noticeAccepted,
    accounts,
    testService: false,
    preferences: usualPreferences,
  });

describe('selectors', () => {
  it('give no tab to an account that was never linked', () => {
    expect(visibleAccounts(state()).map((item) => item.id)).toEqual([accountA]);
  });

  it('show the chosen account, else the first', () => {
    expect(currentAccountId(state(), accountB)).toBe(accountA);
    expect(currentAccountId(state([account(accountA), account(accountB, { order: 1 })]), accountB)).toBe(
      accountB,
    );
    expect(currentAccountId(state([unborn]), null)).toBeNull();
  });

  it.each([
    [{ kind: 'new', keyStoreAvailable: false }, 'protect'],
    [{ kind: 'new', keyStoreAvailable: true }, 'loading'],
    [{ kind: 'locked', retryAt: null, running: false, systemUnlock: false }, 'unlock'],
    [{ kind: 'unreadable', why: 'damaged' }, 'unreadable'],
    [open, 'workspace'],
  ] as const)('show %j as %s', (vault, screen) => {
    expect(currentScreen(state(undefined, vault))).toBe(screen);
  });

  it('put the notice before the accounts, and say when there are none', () => {
    expect(currentScreen(state(undefined, open, false))).toBe('notice');
    expect(currentScreen(state([unborn]))).toBe('empty');
  });

  it('let messages wait in every state that ends by itself', () => {
    expect(canSend(account(accountA, { state: { kind: 'queued' } }))).toBe(true);
    expect(canSend(account(accountA, { state: { kind: 'waiting', retryAt: 1, reason: 'network' } }))).toBe(
      true,
    );
    expect(
      canSend(account(accountA, { state: { kind: 'stopped', reason: 'replaced', nextStep: 'retry' } })),
    ).toBe(false);
  });
});
