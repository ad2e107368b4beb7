import type { CommandName } from '../../../preload/contract/commands.ts';
import { failure, success, type ErrorCode } from '../../../preload/contract/result.ts';
import type { ProofRefusal } from '../../accounts/socket-port.ts';
import type { Program } from '../program.ts';
import type { Handlers } from '../register.ts';
import { asCommand } from './accounts.ts';
import { readPhoneNumber } from './read-phone-number.ts';

type LinkingCommands = Extract<CommandName, `linking.${string}`>;

const codeOfRefusal: Readonly<Record<ProofRefusal, ErrorCode>> = {
  'not-waiting': 'passkey-not-waiting',
  unreadable: 'passkey-unreadable',
  'other-challenge': 'passkey-other-challenge',
  'other-page': 'passkey-other-page',
};

/** Linking by phone number, and the owner's part of a passkey ceremony. */
export const linkingHandlers = (program: Program): Pick<Handlers, LinkingCommands> => ({
  'linking.withNumber': async ({ accountId, phoneNumber, region }) => {
    const { accounts } = await program.opened();
    const digits = await readPhoneNumber(phoneNumber, region);
    if (digits === null) return failure('phone-number-unusable');
    return asCommand(async () => {
      const way = { kind: 'phone-number', phoneNumber: digits } as const;
      if (accountId === null) return success({ accountId: accounts.add(way) });
      accounts.link(accountId, way);
      return success({ accountId });
    });
  },

  'linking.readNumber': async ({ phoneNumber, region }) => {
    const digits = await readPhoneNumber(phoneNumber, region);
    return digits === null ? failure('phone-number-unusable') : success({ phoneNumber: digits });
  },
  'linking.allowPasskey': async ({ allowed }) => {
    const { accounts } = await program.opened();
    program.rememberPasskeyAllowed(allowed);
    accounts.allowPasskey(allowed);
    return success(null);
  },
  'linking.passkeyRequest': async ({ accountId }) => {
    const { accounts } = await program.opened();
    return asCommand(async () => {
      const script = accounts.passkey(accountId).request();
      return script === null ? failure('passkey-not-waiting') : success({ script });
    });
  },
  'linking.passkeyProof': async ({ accountId, proof }) => {
    const { accounts } = await program.opened();
    return asCommand(async () => {
      const refusal = accounts.passkey(accountId).hand(proof);
      return refusal === null ? success(null) : failure(codeOfRefusal[refusal]);
    });
  },
  'linking.countDevices': async ({ accountId }) => {
    const { accounts } = await program.opened();
    return asCommand(async () => success({ devices: await accounts.countDevices(accountId) }));
  },
  'linking.passkeyCompared': async ({ accountId, same }) => {
    const { accounts } = await program.opened();
    return asCommand(async () => {
      accounts.passkey(accountId).compared(same);
      return success(null);
    });
  },
});
