import { z } from 'zod';

/**
 * Why a command failed. The renderer has a sentence and a next step for each code, so no text crosses the
 * boundary: an error text from deep inside could carry a secret or a path.
 */
export const errorCodeSchema = z.enum([
  'invalid-input',
  'unknown-command',
  'foreign-sender',
  'vault-locked',
  'vault-wrong-passphrase',
  'vault-unavailable',
  'vault-already-set-up',
  'vault-wait',
  'lock-needs-passphrase',
  'store-unavailable',
  'store-too-new',
  'account-not-found',
  'account-exists',
  'account-not-online',
  'chat-not-found',
  'link-in-progress',
  'not-linking',
  'phone-number-unusable',
  'phone-number-other',
  'phone-number-taken',
  'passkey-not-waiting',
  'passkey-unreadable',
  'passkey-other-challenge',
  'passkey-other-page',
  'message-not-found',
  'message-not-yours',
  'message-not-sent',
  'message-not-editable',
  'message-not-forwardable',
  'edit-too-late',
  'delete-too-late',
  'vote-impossible',
  'contact-without-number',
  'number-without-account',
  'number-asked-too-often',
  'group-not-admin',
  'group-not-member',
  'service-refused',
  'service-silent',
  'service-too-often',
  'message-too-long',
  'send-failed',
  'attachment-gone',
  'attachment-unreadable',
  'attachment-unsuited',
  'attachments-too-many',
  'media-no-space',
  'media-not-here',
  'media-uncopiable',
  'media-undraggable',
  'media-too-large',
  'media-unwritable',
  'microphone-busy',
  'microphone-missing',
  'microphone-refused',
  'recording-failed',
  'recording-too-short',
  'backup-busy',
  'backup-cancelled',
  'backup-damaged',
  'backup-foreign',
  'backup-gone',
  'backup-hostile',
  'backup-no-space',
  'backup-nothing',
  'backup-number-elsewhere',
  'backup-older',
  'backup-too-new',
  'backup-unreadable-session',
  'backup-unwritable',
  'backup-wrong-passphrase',
  'export-nothing',
  'folder-no-credentials',
  'folder-not-empty',
  'folder-not-linked',
  'folder-unreadable',
  'link-too-long',
  'link-unreadable',
  'link-unsuited',
  'link-without-number',
  'print-failed',
  'internal',
]);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

export interface CommandError {
  readonly code: ErrorCode;
}

/** Every answer across the boundary: a value or an error code, never an exception. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: CommandError };

export const success = <Value>(value: Value): Result<Value> => ({ ok: true, value });
export const failure = (code: ErrorCode): Result<never> => ({ ok: false, error: { code } });
