import type { Group } from '../groups/group.ts';
import type { Person } from '../population/person.ts';

/** Where a message belongs. */
export type Chat =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'status' };

export interface Envelope {
  readonly id: string;
  readonly chat: Chat;
  /** Seconds. */
  readonly timestamp: number;
  /** `text`, `media`, `reaction`, `poll`. */
  readonly type: string;
  /** How the sender addressed the chat; receipts answer in the same form. */
  readonly addressing: 'lid' | 'pn';
  /** `edit` attribute: 1 edit, 7 delete, 8 delete by an admin. */
  readonly edit?: string | undefined;
  readonly category?: string | undefined;
  /** Attributes of `<enc>` besides version and type. */
  readonly encryption?: Readonly<Record<string, string>> | undefined;
}

export function now(): number {
  return Math.floor(Date.now() / 1000);
}
