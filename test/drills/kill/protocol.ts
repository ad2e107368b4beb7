/** What the killed process is started with. */
export interface Start {
  readonly folder: string;
  readonly credentialsKey: string;
  readonly chatsKey: string;
  readonly url: string;
  readonly rootKey: string;
}

export interface StoredMessage {
  readonly text: string;
  readonly kind: string;
  readonly fromMe: boolean;
  readonly status: string;
}

/** What can be asked of it. */
export interface Calls {
  add(): Promise<string>;
  code(accountId: string): Promise<string>;
  /** Waits until the account is online. @returns its number */
  online(accountId: string): Promise<string>;
  /** Resolves when the text is in the store, to be sent. */
  send(accountId: string, title: string, text: string): Promise<boolean>;
  all(accountId: string): Promise<readonly StoredMessage[]>;
}

export interface Request {
  readonly id: number;
  readonly call: keyof Calls;
  readonly parameters: readonly string[];
}

export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}
