import { firstChild, type BinaryNode } from '../../wire/node.ts';
import type { Connection } from '../connection.ts';
import { accountQueries } from './account.ts';
import { answer, answerError } from './answer.ts';
import { appStateQueries } from './app-state.ts';
import { encryptQueries } from './encrypt.ts';
import { groupQueries } from './groups.ts';
import { iqKeys, StanzaError, type IqHandler, type IqTable } from './request.ts';
import { mediaQueries } from './media.ts';
import { profileQueries } from './profile.ts';
import { sessionQueries } from './session.ts';
import { usyncQueries } from './usync.ts';

const handlers: IqTable = {
  ...sessionQueries,
  ...encryptQueries,
  ...usyncQueries,
  ...accountQueries,
  ...appStateQueries,
  ...groupQueries,
  ...mediaQueries,
  ...profileQueries,
};

/** Answers every query: with content, with an error, or, when nothing is known about it, empty and counted. */
export function handleIq(connection: Connection, stanza: BinaryNode): void {
  const { service, companion } = connection;
  const { type, id } = stanza.attrs;
  if (type === 'result' || type === 'error') return;
  if (!id) {
    service.counters.gap(`malformed iq ${iqKeys(stanza)[0]}: no id`);
    return;
  }
  if (!companion) {
    connection.violate(`a query of a client that is not logged in: ${iqKeys(stanza)[0]}`);
    return;
  }
  const [key, anyKey] = iqKeys(stanza);
  service.counters.add(`iq.${key}`);
  const handler = handlers[key] ?? handlers[anyKey];
  if (!handler) {
    service.counters.gap(`iq ${key}`);
    answer(connection, stanza, undefined);
    return;
  }
  run(connection, stanza, handler);
}

function run(connection: Connection, stanza: BinaryNode, handler: IqHandler): void {
  const { service, companion } = connection;
  if (!companion) return;
  try {
    const outcome = handler({ service, connection, companion, stanza, body: firstChild(stanza) });
    if (outcome instanceof Promise) {
      outcome.then(
        (content) => answer(connection, stanza, content),
        (error: unknown) => refuse(connection, stanza, error),
      );
    } else {
      answer(connection, stanza, outcome);
    }
  } catch (error) {
    refuse(connection, stanza, error);
  }
}

function refuse(connection: Connection, stanza: BinaryNode, error: unknown): void {
  const code = error instanceof StanzaError ? error.code : 400;
  const text = error instanceof Error ? error.message : String(error);
  connection.service.counters.add('iq.refused');
  connection.service.events.publish('query-refused', { query: iqKeys(stanza)[0], code, text });
  answerError(connection, stanza, code, text);
}
