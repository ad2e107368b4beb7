import { SERVER_JID } from '../../wire/jids.ts';
import { node, type BinaryNode } from '../../wire/node.ts';
import type { Connection } from '../connection.ts';
import type { IqAnswer } from './request.ts';

export function answer(connection: Connection, stanza: BinaryNode, content: IqAnswer): void {
  const attributes = { id: stanza.attrs['id'], from: stanza.attrs['to'] ?? SERVER_JID, type: 'result' };
  connection.send(node('iq', attributes, content));
}

/** Form: assertNodeErrorFree in lib/WABinary/generic-utils.js. */
export function answerError(connection: Connection, stanza: BinaryNode, code: number, text: string): void {
  const attributes = { id: stanza.attrs['id'], from: stanza.attrs['to'] ?? SERVER_JID, type: 'error' };
  connection.send(node('iq', attributes, [node('error', { code: String(code), text })]));
}
