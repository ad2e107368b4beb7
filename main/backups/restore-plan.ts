import type { AccountId } from '../../preload/contract/model.ts';
import type { SessionIdentity } from '../accounts/backup-port.ts';

/** How a session in a backup stands to what lives here. Each has a sentence (`backups.standing.*`). */
export type Standing =
  /** The account is not here. */
  | 'absent'
  /** It is here with its chats, but has no session any more. */
  | 'unlinked'
  | 'same'
  | 'backup-newer'
  /** Restoring it takes the session back in time. */
  | 'backup-older'
  /** It was linked anew since; WhatsApp may not know the session of the backup any more. */
  | 'other-link'
  /** Another account here has this number. Can't be restored. */
  | 'number-elsewhere';

/** What lives here under the id of a backed up account. */
export interface LiveSession {
  readonly generation: number;
  /** Null when the credentials here do not open. */
  readonly identity: SessionIdentity | null;
}

export function standingOf(
  backup: {
    readonly id: AccountId;
    readonly generation: number;
    readonly identity: Pick<SessionIdentity, 'device' | 'phoneNumber'>;
  },
  here: {
    /** Whether the account itself is here, with or without a session. */
    readonly known: boolean;
    readonly live: LiveSession | null;
    readonly numbers: ReadonlyMap<string, AccountId>;
  },
): Standing {
  const owner = here.numbers.get(backup.identity.phoneNumber);
  if (owner !== undefined && owner !== backup.id) return 'number-elsewhere';
  if (!here.known) return 'absent';
  if (here.live === null || here.live.identity === null) return 'unlinked';
  if (here.live.identity.device !== backup.identity.device) return 'other-link';
  if (backup.generation === here.live.generation) return 'same';
  return backup.generation > here.live.generation ? 'backup-newer' : 'backup-older';
}

/** True when a person has to be asked twice: the session that lives here may be the better one. */
export const needsConsent = (standing: Standing): boolean =>
  standing === 'backup-older' || standing === 'other-link';
