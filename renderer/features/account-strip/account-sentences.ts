import type { TFunction } from 'i18next';
import type { AccountState, AccountView } from '../../../preload/contract/model.ts';
import { formatPhoneNumber } from '../../format/phone-number.ts';
import { useTranslation } from '../../ui/texts.tsx';

/** How much a state matters to a person: `quiet` needs nothing, `busy` works, `late` waits, `resting` is as a person wants it, `needs-you` needs a person. */
export type StateTone = 'quiet' | 'busy' | 'late' | 'resting' | 'needs-you';

/** The tone of a state: green is silence. */
export function stateTone(state: AccountState): StateTone {
  switch (state.kind) {
    case 'online':
      return 'quiet';
    case 'linking':
    case 'queued':
    case 'connecting':
    case 'syncing':
      return 'busy';
    case 'waiting':
      return 'late';
    case 'paused':
      return 'resting';
    case 'stopped':
    case 'unlinked':
      return 'needs-you';
  }
}

/** A state in a few words. */
export function stateWords(t: TFunction, state: AccountState): string {
  if (state.kind === 'syncing' && state.percent !== null) {
    return t('state.syncingPercent', { percent: state.percent });
  }
  return t(`state.${state.kind}`);
}

/** Why an account is not online and what that means; null when there is nothing to say. */
export function reasonSentence(t: TFunction, state: AccountState): string | null {
  if (state.kind === 'paused') return t('banner.paused');
  if (state.kind !== 'waiting' && state.kind !== 'stopped' && state.kind !== 'unlinked') return null;
  return t(`reason.${state.reason}`);
}

/** The name of an account: what the person calls it, else its own, else its number. */
export function accountName(t: TFunction, account: AccountView): string {
  if (account.label !== '') return account.label;
  if (account.name !== '') return account.name;
  return account.phoneNumber === null ? t('accounts.unnamed') : formatPhoneNumber(account.phoneNumber);
}

/** The number of an account in words or digits. */
export const accountNumber = (t: TFunction, account: AccountView): string =>
  account.phoneNumber === null ? t('accounts.noNumber') : formatPhoneNumber(account.phoneNumber);

/** Everything about an account in one line, for those who hear it. */
export function accountDescription(t: TFunction, account: AccountView): string {
  const reason = reasonSentence(t, account.state);
  const muted = account.muted ? t('accounts.muted') : null;
  const state = [stateWords(t, account.state), reason, muted].filter((part) => part !== null).join('. ');
  const parts = { name: accountName(t, account), number: accountNumber(t, account), state };
  if (account.unread === 0) return t('accounts.description', parts);
  return t('accounts.descriptionUnread', {
    ...parts,
    unread: t('accounts.unread', { count: account.unread }),
  });
}

/** The name of an account, in a component. */
export function useAccountName(account: AccountView): string {
  const { t } = useTranslation();
  return accountName(t, account);
}
