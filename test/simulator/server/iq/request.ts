import type { Companion } from '../../phone/companion.ts';
import { firstChild, type BinaryNode } from '../../wire/node.ts';
import type { Connection } from '../connection.ts';
import type { Service } from '../service.ts';

/** A question of a client. */
export interface IqRequest {
  readonly service: Service;
  readonly connection: Connection;
  readonly companion: Companion;
  readonly stanza: BinaryNode;
  /** The first child, which says what is asked. */
  readonly body: BinaryNode | undefined;
}

/** Content of the result; `undefined` is an empty result. */
export type IqAnswer = BinaryNode[] | undefined;
export type IqHandler = (request: IqRequest) => IqAnswer | Promise<IqAnswer>;

/** Handlers by `xmlns type first-child`; `*` stands for any first child. */
export type IqTable = Readonly<Record<string, IqHandler>>;

/** Becomes `<error code text/>` in the answer (lib/WABinary/generic-utils.js assertNodeErrorFree). */
export class StanzaError extends Error {
  readonly code: number;

  constructor(code: number, text: string) {
    super(text);
    this.name = 'StanzaError';
    this.code = code;
  }
}

export function iqKeys(stanza: BinaryNode): [string, string] {
  const start = `${stanza.attrs['xmlns'] ?? ''} ${stanza.attrs['type'] ?? ''}`;
  return [`${start} ${firstChild(stanza)?.tag ?? ''}`, `${start} *`];
}
