import { z } from 'zod';
import type { Companion } from '../../phone/companion.ts';
import type { Person } from '../../population/person.ts';
import { fabricateClient } from '../../data/fabricate.ts';
import { COMPANION_LIMIT } from '../../population/person.ts';
import { Refused } from '../../server/refused.ts';
import { command } from '../command.ts';
import { companionsOf, contactOf, deviceOf, number, nothing, personOf, phoneOnly } from '../inputs.ts';

/** Phones and what is linked to them. */
export const phoneCommands = {
  rootKey: command('GET', '/root-key', nothing, (service) => ({
    rootKey: service.noise.rootKey.toString('hex'),
  })),

  scanQr: command(
    'POST',
    '/mock-phone/scan-qr',
    z.object({ text: z.string().min(1), phone: number.optional() }),
    async (service, { text, phone }) => {
      const { companion, phone: owner } = await service.pairing.scan(text, phone);
      return linkedView(companion, owner);
    },
  ),

  /** A pairing code is typed on the phone. */
  enterCode: command(
    'POST',
    '/mock-phone/enter-code',
    z.object({ phone: number, code: z.string().min(8).max(9) }),
    async (service, { phone, code }) => {
      const { companion, phone: owner } = await service.codes.enter(phone, code);
      return linkedView(companion, owner);
    },
  ),

  /** The next requests for a pairing code get this error (400, 429, 452 are the ones seen). */
  refuseCodes: command(
    'POST',
    '/refuse-codes',
    z.object({ code: z.number().int().min(400).max(599), times: z.number().int().min(1).default(1) }),
    (service, { code, times }) => {
      for (let count = 0; count < times; count++) service.codes.refusals.push(String(code));
      return { done: true };
    },
  ),

  /** The service takes back the code that a client shows; forced: its owner has to ask for the next one. */
  refreshCode: command(
    'POST',
    '/refresh-code',
    z.object({ phone: number, forced: z.boolean().default(false) }),
    (service, { phone, forced }) => {
      service.codes.refresh(phone, forced);
      return { done: true };
    },
  ),

  /** A linked client without its link: credentials for load tests, as JSON in the form of Baileys' BufferJSON. */
  fabricateClient: command(
    'POST',
    '/fabricate-client',
    z.object({
      phone: number.optional(),
      preKeys: z.number().int().min(0).max(1_000).default(30),
      history: z.boolean().default(false),
    }),
    (service, { phone, preKeys, history }) => {
      const { directory } = service;
      const person =
        phone === undefined ? directory.nextFreePhone() : directory.addPhone(directory.ensure(phone));
      if (person.companions.size >= COMPANION_LIMIT)
        throw new Refused(409, `${person.number} has enough devices`);
      const made = fabricateClient(service, person, preKeys, history);
      return {
        ...linkedView(made.companion, person),
        creds: toJson(made.creds),
        preKeys: toJson(made.preKeys),
      };
    },
  ),

  phones: command('GET', '/phones', nothing, (service) => service.directory.phones.map(personView)),

  addPhone: command(
    'POST',
    '/phones',
    z.object({
      phone: number.optional(),
      name: z.string().optional(),
      /** True: clients whose push name is this name are linked to this phone. */
      pushName: z.boolean().default(false),
    }),
    (service, { phone, name, pushName }) => {
      const { directory } = service;
      if (pushName && name !== undefined) return personView(directory.phoneOf(name, phone));
      const person = phone === undefined ? directory.create(name) : directory.ensure(phone, name);
      if (name !== undefined) person.name = name;
      return personView(directory.addPhone(person));
    },
  ),

  devices: command('GET', '/devices', phoneOnly, (service, { phone }) =>
    companionsOf(service, phone, undefined).map(companionView),
  ),

  unlink: command('POST', '/unlink', deviceOf, (service, { phone, device }) => {
    const companions = companionsOf(service, phone, device);
    for (const companion of companions) service.unlink(companion);
    return { unlinked: companions.length };
  }),

  addContact: command(
    'POST',
    '/contacts',
    z.object({ phone: number, contact: number.optional(), name: z.string().optional() }),
    (service, { phone, contact, name }) => {
      const owner = personOf(service, phone);
      const person =
        contact === undefined ? service.directory.create(name) : contactOf(service, contact, name);
      if (!owner.contacts.includes(person)) owner.contacts.push(person);
      return personView(person);
    },
  ),

  contacts: command('GET', '/contacts', phoneOnly, (service, { phone }) =>
    personOf(service, phone).contacts.map(personView),
  ),

  person: command('GET', '/person', phoneOnly, (service, { phone }) => personView(personOf(service, phone))),
};

/** Byte strings as `{ type: 'Buffer', data: base64 }`. */
function toJson(value: unknown): unknown {
  if (value instanceof Uint8Array) return { type: 'Buffer', data: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toJson(part)]));
}

export function personView(person: Person): {
  number: string;
  jid: string;
  lid: string;
  name: string;
  about: string;
  devices: number;
} {
  const { number: phoneNumber, jid, lidJid, name, about, companions } = person;
  return { number: phoneNumber, jid, lid: lidJid, name, about, devices: companions.size };
}

function linkedView(
  companion: Companion,
  owner: Person,
): { phoneNumber: string; device: number; jid: string; lid: string; name: string } {
  return {
    phoneNumber: owner.number,
    device: companion.device,
    jid: companion.jid,
    lid: companion.lidJid,
    name: owner.name,
  };
}

function companionView(companion: Companion): {
  device: number;
  jid: string;
  lid: string;
  os: string;
  connected: boolean;
  preKeysLeft: number;
  waiting: number;
} {
  return {
    device: companion.device,
    jid: companion.jid,
    lid: companion.lidJid,
    os: companion.registration.os,
    connected: companion.connection !== undefined,
    preKeysLeft: companion.preKeys.size,
    waiting: companion.queue.size,
  };
}
