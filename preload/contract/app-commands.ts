import { z } from 'zod';
import { command, none } from './define-command.ts';
import { passphraseSchema } from './limits.ts';
import type { AccountView, VaultState } from './model.ts';
import type { OpeningView } from './openings.ts';
import type { WindowPreferences } from './preferences.ts';

/** All that a window needs to draw itself; patches follow with `sequence + 1`, `+ 2`, … */
export interface Snapshot {
  readonly sequence: number;
  readonly vault: VaultState;
  /** False until the person has accepted that this is an unofficial client. */
  readonly noticeAccepted: boolean;
  readonly accounts: readonly AccountView[];
  /** True when the service address is not WhatsApp's: shown in the window, always. */
  readonly testService: boolean;
  readonly preferences: WindowPreferences;
}

/** Calls of the window itself: its snapshot, the notice, the vault. */
export const appCommands = {
  /** First call of a window, and after a gap in the sequence: the whole of what is shown outside the chats. */
  'window.snapshot': command<Snapshot>()(none),
  'notice.accept': command<null>()(none),
  /** Shows the real address, asks, and opens it in the person's browser. Only http and https. */
  'app.openLink': command<{ readonly opened: boolean }>()(z.strictObject({ address: z.string().max(8192) })),

  /** The next thing that the app was asked to open from outside, once each; null when nothing waits. A push `opening` says when. */
  'openings.take': command<OpeningView | null>()(none),

  /** Makes a new vault. `plain-file` writes the key unprotected; `consent` must be given in so many words. */
  'vault.create': command<VaultState>()(
    z.discriminatedUnion('protection', [
      z.strictObject({ protection: z.literal('passphrase'), passphrase: passphraseSchema }),
      z.strictObject({ protection: z.literal('plain-file'), consent: z.literal(true) }),
    ]),
  ),
  'vault.unlock': command<VaultState>()(z.strictObject({ passphrase: z.string().max(1024) })),
} as const;
