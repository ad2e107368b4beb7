import type { Bridge } from '../../preload/contract/bridge.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { ErrorCode } from '../../preload/contract/result.ts';
import { followLink } from '../stores/link-progress.ts';
import type { Stores } from '../stores/stores.ts';
import { addToast } from '../stores/ui-state.ts';
import { ownRegion } from '../format/region.ts';
import { callMain } from './call.ts';

export interface LinkActions {
  /** Opens the dialog for a new account. */
  add(): Promise<void>;
  /** Opens the dialog for an account that was unlinked. */
  relink(accountId: AccountId): Promise<void>;
  /** Asks for new codes, in the dialog, in the way that was chosen last. */
  renew(): Promise<void>;
  /** Shows codes to scan instead. */
  scan(): Promise<void>;
  /** Asks for a code to type on the phone of this number. Null when it is on its way. */
  withNumber(phoneNumber: string): Promise<ErrorCode | null>;
  /** What a typed number is understood as; null for what is none (yet). */
  readNumber(phoneNumber: string): Promise<string | null>;
  /** Shows how an account is linked, or hides it again. */
  showDetails(accountId: AccountId | null): void;
  /** How many devices are linked to the account; null when that can't be told now. */
  countDevices(accountId: AccountId): Promise<number | null>;
  /** Closes the dialog and ends linking. */
  cancel(): Promise<void>;
  /** Lets the dialog follow what the accounts say. */
  follow(): void;
}

/** Nothing is left to cancel: that is what was wanted. */
const alreadyOver: readonly ErrorCode[] = ['not-linking', 'account-not-found'];

/** Makes the actions of the link dialog. */
export function createLinkActions(bridge: Bridge, stores: Stores): LinkActions {
  const { ui, accounts } = stores;
  let attempt = 0;

  const fail = (accountId: AccountId | null, error: ErrorCode): void =>
    ui.setState((state) => (state.link === null ? state : { link: { ...state.link, accountId, error } }));

  const endLinking = async (accountId: AccountId): Promise<void> => {
    ui.setState((state) => ({ dismissed: new Set([...state.dismissed, accountId]) }));
    const answer = await callMain(bridge, 'accounts.cancelLink', { accountId });
    if (!answer.ok && !alreadyOver.includes(answer.error.code)) addToast(ui, answer.error.code);
  };

  const link = async (accountId: AccountId): Promise<void> => {
    attempt += 1;
    const mine = attempt;
    const answer = await callMain(bridge, 'accounts.link', { accountId });
    if (mine === attempt && !answer.ok && answer.error.code !== 'link-in-progress') {
      fail(accountId, answer.error.code);
    }
  };

  const follow = (): void => {
    const { byId } = accounts.getState();
    const { link: dialog, dismissed } = ui.getState();
    const next = followLink(dialog, Object.values(byId), dismissed);
    if (next.dialog !== dialog) ui.setState({ link: next.dialog });
    if (next.select !== null) ui.setState({ selected: next.select, view: 'account' });
  };

  const add = async (): Promise<void> => {
    attempt += 1;
    const mine = attempt;
    ui.setState({ link: { accountId: null, error: null, begun: false } });
    const answer = await callMain(bridge, 'accounts.add', {});
    if (mine !== attempt) {
      // The dialog was closed before main answered: no half account may stay behind.
      if (answer.ok) await endLinking(answer.value.accountId);
      return;
    }
    if (answer.ok) {
      ui.setState({ link: { accountId: answer.value.accountId, error: null, begun: false } });
      follow();
    } else fail(null, answer.error.code);
  };

  const scan = async (): Promise<void> => {
    const dialog = ui.getState().link;
    if (dialog === null) return;
    if (dialog.accountId === null) return add();
    const { accountId, begun } = dialog;
    ui.setState({ link: { accountId, begun, error: null } });
    await link(accountId);
  };

  const withNumber = async (phoneNumber: string): Promise<ErrorCode | null> => {
    const dialog = ui.getState().link;
    if (dialog === null) return null;
    attempt += 1;
    const mine = attempt;
    const { accountId } = dialog;
    const answer = await callMain(bridge, 'linking.withNumber', {
      accountId,
      phoneNumber,
      region: ownRegion(),
    });
    if (mine !== attempt) {
      // The dialog was closed before main answered: no half account may stay behind.
      if (answer.ok && ui.getState().link === null) await endLinking(answer.value.accountId);
      return null;
    }
    if (!answer.ok) return answer.error.code;
    ui.setState((state) => ({
      link: { begun: state.link?.begun ?? false, error: null, ...answer.value, number: phoneNumber },
    }));
    follow();
    return null;
  };

  return {
    add,
    relink: async (accountId) => {
      ui.setState({ link: { accountId, error: null, begun: false } });
      await link(accountId);
    },
    renew: async () => {
      const number = ui.getState().link?.number;
      if (number === undefined) return scan();
      const error = await withNumber(number);
      if (error !== null) fail(ui.getState().link?.accountId ?? null, error);
    },
    scan,
    withNumber,
    readNumber: async (phoneNumber) => {
      const answer = await callMain(bridge, 'linking.readNumber', { phoneNumber, region: ownRegion() });
      return answer.ok ? answer.value.phoneNumber : null;
    },
    showDetails: (accountId) => ui.setState({ linkDetails: accountId }),
    countDevices: async (accountId) => {
      const answer = await callMain(bridge, 'linking.countDevices', { accountId });
      return answer.ok ? answer.value.devices : null;
    },
    cancel: async () => {
      const dialog = ui.getState().link;
      attempt += 1;
      ui.setState({ link: null });
      if (dialog !== null && dialog.accountId !== null) await endLinking(dialog.accountId);
    },
    follow,
  };
}
