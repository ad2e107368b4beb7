import { z } from 'zod';
import { accountInput, command } from './define-command.ts';
import { maximumProofLength, regionSchema, typedPhoneNumberSchema } from './limits.ts';
import { accountIdSchema, type AccountId } from './model.ts';

/** Calls of the link dialog beyond `accounts.add` and `accounts.link`. */
export const linkingCommands = {
  /**
   * Links by a code that is typed on the phone: an account that is being linked, one that was unlinked, or (null) a new
   * one. The number may be written in any usual form; `region` says what a number without country code means.
   */
  'linking.withNumber': command<{ readonly accountId: AccountId }>()(
    z.strictObject({
      accountId: accountIdSchema.nullable(),
      phoneNumber: typedPhoneNumberSchema,
      region: regionSchema,
    }),
  ),
  /** What a typed number is understood as, in digits, before anything is asked of WhatsApp. */
  'linking.readNumber': command<{ readonly phoneNumber: string }>()(
    z.strictObject({ phoneNumber: typedPhoneNumberSchema, region: regionSchema }),
  ),
  /** Turns the experimental proof of a passkey on or off; remembered, also for links that wait for one. */
  'linking.allowPasskey': command<null>()(z.strictObject({ allowed: z.boolean() })),
  /** What the owner takes to WhatsApp's page in their own browser. */
  'linking.passkeyRequest': command<{ readonly script: string }>()(accountInput),
  /** What the owner brings back from there. */
  'linking.passkeyProof': command<null>()(
    z.strictObject({ accountId: accountIdSchema, proof: z.string().min(1).max(maximumProofLength) }),
  ),
  /** Whether the code here is the code on the phone. */
  'linking.passkeyCompared': command<null>()(
    z.strictObject({ accountId: accountIdSchema, same: z.boolean() }),
  ),
  /** How many devices are linked to the account, of the four that it may have; null when that can't be told now. */
  'linking.countDevices': command<{ readonly devices: number | null }>()(accountInput),
} as const;
