import { z } from 'zod';
import { node, type BinaryNode } from '../../wire/node.ts';
import { Refused } from '../../server/refused.ts';
import { command } from '../command.ts';
import { companionsOf, contactOf, deviceOf, nothing, number } from '../inputs.ts';

const device = { phone: number, device: z.coerce.number().int().min(1).optional() };

interface NodeInput {
  readonly tag: string;
  readonly attrs?: Record<string, string> | undefined;
  readonly content?: string | NodeInput[] | undefined;
}

const nodeInput: z.ZodType<NodeInput> = z.lazy(() =>
  z.object({
    tag: z.string().min(1),
    attrs: z.record(z.string(), z.string()).optional(),
    content: z.union([z.string(), z.array(nodeInput)]).optional(),
  }),
);

/** Making things go wrong. */
export const faultCommands = {
  /** Ends connections: `close` with a close frame, `drop` without, `stall` keeps it open and silent. */
  disconnect: command(
    'POST',
    '/disconnect',
    z.object({ ...device, how: z.enum(['close', 'drop', 'stall']).default('drop') }),
    (service, { phone, device: number, how }) =>
      forEachConnection(companionsOf(service, phone, number), (connection) => {
        if (how === 'close') connection.close('by order');
        else if (how === 'drop') connection.drop('by order');
        else connection.stall();
      }),
  ),

  delay: command(
    'POST',
    '/delay',
    z.object({ ...device, milliseconds: z.number().int().min(0).max(600_000) }),
    (service, { phone, device: number, milliseconds }) =>
      forEachConnection(companionsOf(service, phone, number), ({ faults }) => {
        faults.delayMs = milliseconds;
      }),
  ),

  /** Keeps back what is written to all connections, encrypted already, and lets all of it go at once: for floods. */
  hold: command('POST', '/hold', z.object({ hold: z.boolean() }), (service, { hold }) => {
    for (const { faults } of service.connections)
      if (hold) faults.hold();
      else faults.release();
    return { connections: service.connections.size };
  }),

  /** Flips a bit in the next frames; the client's Noise cipher rejects them. */
  corrupt: command(
    'POST',
    '/corrupt',
    z.object({ ...device, frames: z.number().int().min(1).default(1) }),
    (service, { phone, device: number, frames }) =>
      forEachConnection(companionsOf(service, phone, number), ({ faults }) => faults.corrupt(frames)),
  ),

  /** `<stream:error>`: with a code, a conflict (`replaced`, `device_removed`), both, or neither; closes after it. */
  streamError: command(
    'POST',
    '/stream-error',
    z.object({ ...device, code: z.string().optional(), conflict: z.string().optional() }),
    (service, { phone, device: number, code, conflict }) =>
      forEachConnection(companionsOf(service, phone, number), (connection) => {
        const content = conflict === undefined ? undefined : [node('conflict', { type: conflict })];
        connection.finish(
          node('stream:error', { code }, content),
          `stream:error ${code ?? conflict ?? ''} by order`,
        );
      }),
  ),

  /** `<failure reason>` now, to a client that is connected. */
  failure: command(
    'POST',
    '/failure',
    z.object({ ...device, reason: z.string().optional() }),
    (service, { phone, device: number, reason }) =>
      forEachConnection(companionsOf(service, phone, number), (connection) => {
        connection.finish(node('failure', { reason }), `failure ${reason ?? ''} by order`);
      }),
  ),

  /** The next logins get `<failure reason>` instead of success. */
  failLogins: command(
    'POST',
    '/fail-logins',
    z.object({ reason: z.string(), times: z.number().int().min(1).default(1) }),
    (service, { reason, times }) => {
      service.refusals.fail(reason, times);
      return { done: true };
    },
  ),

  /** The next WebSocket upgrades get an HTTP status; 0 is a connection reset. */
  refuse: command(
    'POST',
    '/refuse',
    z.object({ status: z.number().int().min(0).max(599), times: z.number().int().min(1).default(1) }),
    (service, { status, times }) => {
      service.refusals.refuseUpgrade(status, times);
      return { done: true };
    },
  ),

  /** The next connection is shown a certificate chain with this defect. */
  breakCertificate: command(
    'POST',
    '/break-certificate',
    z.object({ how: z.enum(['issuer', 'signature']) }),
    (service, { how }) => {
      service.refusals.breakCertificate(how);
      return { done: true };
    },
  ),

  clearRefusals: command('POST', '/clear-refusals', nothing, (service) => {
    service.refusals.clear();
    return { done: true };
  }),

  /** Any stanza at all. */
  sendNode: command('POST', '/node', z.object({ ...device, node: nodeInput }), (service, input) =>
    forEachConnection(companionsOf(service, input.phone, input.device), (connection) => {
      connection.send(toNode(input.node));
    }),
  ),

  /** The next messages that a contact gets are not readable for it: it asks for them again. */
  failDecrypt: command(
    'POST',
    '/fail-decrypt',
    z.object({ contact: number, times: z.number().int().min(1).default(1) }),
    (service, { contact, times }) => {
      service.handset(contactOf(service, contact)).failNext += times;
      return { done: true };
    },
  ),

  /** The phone has nothing older than what it has given, and says so when it is asked. */
  endHistory: command('POST', '/end-history', z.object({ phone: number }), (service, { phone }) => {
    contactOf(service, phone).settings.historyEnded = true;
    return { ended: true };
  }),

  /** Others do not hear of devices that this person links or unlinks, as when such a notice is late. */
  deviceNotices: command(
    'POST',
    '/device-notices',
    z.object({ phone: number, given: z.boolean() }),
    (service, { phone, given }) => {
      contactOf(service, phone).settings.deviceNotices = given;
      return { given };
    },
  ),

  limits: command(
    'POST',
    '/limits',
    z.object({ messagesPerMinute: z.number().int().min(1).nullable() }),
    (service, { messagesPerMinute }) => {
      service.limits.messagesPerMinute = messagesPerMinute ?? undefined;
      return { done: true };
    },
  ),

  /** Tells the client that its one-time pre-keys run low, whether or not they do. */
  lowPreKeys: command('POST', '/low-pre-keys', deviceOf, (service, { phone, device: number }) => {
    const companions = companionsOf(service, phone, number);
    for (const companion of companions) service.warnLowPreKeys(companion);
    return { told: companions.length };
  }),
};

function forEachConnection(
  companions: ReturnType<typeof companionsOf>,
  action: (connection: NonNullable<(typeof companions)[number]['connection']>) => void,
): { connections: number } {
  const open = companions.flatMap(({ connection }) => (connection ? [connection] : []));
  if (open.length === 0) throw new Refused(409, 'no connected device');
  for (const connection of open) action(connection);
  return { connections: open.length };
}

function toNode({ tag, attrs, content }: NodeInput): BinaryNode {
  return node(tag, attrs ?? {}, typeof content === 'string' ? Buffer.from(content) : content?.map(toNode));
}
