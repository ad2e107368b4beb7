import type { StoreErrorCode } from '../accounts/ports.ts';
import type { Topic } from './methods.ts';

/** One question to the worker. `parameters` are those of the port's method. */
export interface Call {
  readonly id: number;
  readonly topic: Topic;
  readonly method: string;
  readonly parameters: readonly unknown[];
}

/** The answer, by the call's id. Errors cross as a code and a text without any stored value. */
export type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly code: StoreErrorCode; readonly message: string };

export interface OpenRequest {
  /** One thread writes; it makes and migrates the databases. Readers open the chats when it has them open. */
  readonly role: 'writer' | 'reader';
  readonly folder: string;
  readonly credentialsKey: Uint8Array;
  readonly chatsKey: Uint8Array;
}

export type ToWorker =
  | ({ readonly type: 'open' } & OpenRequest)
  | { readonly type: 'calls'; readonly calls: readonly Call[] }
  | { readonly type: 'close' };

export type FromWorker =
  | { readonly type: 'opened' }
  | { readonly type: 'failed'; readonly code: StoreErrorCode; readonly message: string }
  | { readonly type: 'answers'; readonly answers: readonly Answer[] }
  | { readonly type: 'slow-query'; readonly name: string; readonly milliseconds: number }
  | { readonly type: 'closed' };
