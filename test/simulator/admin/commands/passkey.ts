import { z } from 'zod';
import { passkeyModes } from '../../linking/modes.ts';
import { command } from '../command.ts';
import { number, personOf } from '../inputs.ts';

/** The gate before a link, and the passkey of a phone's owner. */
export const passkeyCommands = {
  /** What stands between this phone's scan and its link, from now on. Makes the phone where there is none. */
  passkey: command(
    'POST',
    '/passkey',
    z.object({ phone: number, mode: z.enum(passkeyModes) }),
    (service, { phone, mode }) => {
      service.passkeys.setMode(service.directory.addPhone(service.directory.ensure(phone)), mode);
      return { done: true };
    },
  ),

  /** The owner's browser answers a challenge with their passkey. */
  assertPasskey: command(
    'POST',
    '/passkey/assert',
    z.object({
      phone: number,
      challenge: z.string().min(1),
      rpId: z.string().default('whatsapp.com'),
      origin: z.string().default('https://web.whatsapp.com'),
      verified: z.boolean().default(true),
    }),
    (service, { phone, ...request }) =>
      service.passkeys.authenticator(personOf(service, phone)).assert(request),
  ),
};
