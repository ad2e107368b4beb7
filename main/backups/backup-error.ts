/** Why a backup, a restore or an export did not come about. Each has a sentence and a next step in the catalogue. */
export type BackupErrorCode =
  | 'backup-busy'
  | 'backup-cancelled'
  | 'backup-damaged'
  | 'backup-foreign'
  | 'backup-gone'
  | 'backup-hostile'
  | 'backup-no-space'
  | 'backup-nothing'
  | 'backup-number-elsewhere'
  | 'backup-older'
  | 'backup-too-new'
  | 'backup-unreadable-session'
  | 'backup-unwritable'
  | 'backup-wrong-passphrase'
  | 'export-nothing'
  | 'folder-no-credentials'
  | 'folder-not-empty'
  | 'folder-not-linked'
  | 'folder-unreadable';

export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly code: BackupErrorCode;
  /** @param message for the log: never a path, a name or a value of the file */
  constructor(code: BackupErrorCode, message: string = code, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** @throws BackupError `backup-cancelled` when the person has had enough */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new BackupError('backup-cancelled');
}

/** A failure of the file system as one of ours; anything else as it is. */
export function fileFailure(error: unknown, doing: 'reading' | 'writing'): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new BackupError('backup-no-space', error.code, { cause: error });
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ESTALE':
    case 'ENODEV':
      return new BackupError('backup-gone', error.code, { cause: error });
    default:
      if (!/^E[A-Z]+$/.test(error.code)) return error;
      return new BackupError(doing === 'writing' ? 'backup-unwritable' : 'backup-gone', error.code, {
        cause: error,
      });
  }
}
