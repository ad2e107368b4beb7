export type AccountErrorCode =
  | 'account-not-found'
  | 'account-exists'
  | 'account-not-online'
  | 'link-in-progress'
  | 'not-linking'
  | 'phone-number-other'
  | 'phone-number-taken'
  | 'chat-not-found'
  | 'message-not-yours'
  | 'message-not-sent'
  | 'message-not-editable'
  | 'message-not-forwardable'
  | 'edit-too-late'
  | 'delete-too-late'
  | 'vote-impossible'
  | 'contact-without-number'
  | 'number-without-account'
  | 'number-asked-too-often'
  | 'group-not-admin'
  | 'group-not-member'
  | 'service-refused'
  | 'service-silent'
  | 'service-too-often';

/** A call about an account that can't be carried out; the code has a sentence in the catalogue. */
export class AccountError extends Error {
  override readonly name = 'AccountError';
  readonly code: AccountErrorCode;
  constructor(code: AccountErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
