import { Companion, type PublicSignedPreKey, type Registration } from '../phone/companion.ts';
import type { Person } from '../population/person.ts';
import type { Service } from '../server/service.ts';
import { decodeNode } from '../wire/node-codec.ts';
import { encodeNode } from '../wire/node-encoder.ts';
import type { SavedPerson } from './saved.ts';

type SavedCompanion = SavedPerson['companions'][number];

export function savePerson(service: Service, person: Person): SavedPerson {
  const handset = service.knownHandset(person);
  const pushName = service.directory.pushNameOf(person);
  return {
    number: person.number,
    name: person.name,
    about: person.about,
    isPhone: service.directory.phones.includes(person),
    ...(pushName === undefined ? {} : { pushName }),
    contacts: person.contacts.map((contact) => contact.number),
    names: Object.fromEntries(person.contacts.map(({ number, name }) => [number, name])),
    nextDevice: person.nextDevice,
    generation: person.generation,
    companions: [...person.companions.values()].map(saveCompanion),
    ...(handset ? { handset: handset.save() } : {}),
  };
}

export function restorePerson(service: Service, saved: SavedPerson): void {
  const { directory } = service;
  const person =
    saved.pushName === undefined
      ? directory.ensure(saved.number, saved.name)
      : directory.phoneOf(saved.pushName, saved.number);
  person.name = saved.name;
  person.about = saved.about;
  person.renewKeys(saved.generation);
  if (saved.isPhone) directory.addPhone(person);
  for (const number of saved.contacts) {
    person.contacts.push(directory.ensure(number, saved.names[number]));
  }
  for (const companion of saved.companions) {
    person.companions.set(companion.device, restoreCompanion(person, companion));
  }
  person.reserveDeviceNumber(saved.nextDevice - 1);
  if (saved.companions.length > 0) service.groups.ensureTestGroup(person);
  if (saved.handset) service.handset(person).restore(saved.handset);
}

function saveCompanion(companion: Companion): SavedCompanion {
  const { registration } = companion;
  const { noiseKey, identityKey, signedPreKey, pushName, ...rest } = registration;
  return {
    device: companion.device,
    keyIndex: companion.keyIndex,
    historySent: companion.historySent,
    registration: {
      ...rest,
      noiseKey: noiseKey.toString('base64'),
      identityKey: identityKey.toString('base64'),
      signedPreKey: saveKey(signedPreKey),
      ...(pushName === undefined ? {} : { pushName }),
    },
    signedPreKey: saveKey(companion.signedPreKey),
    preKeys: [...companion.preKeys].map(([id, key]) => [id, key.toString('base64')]),
    queue: companion.queue.list().map((stanza) => encodeNode(stanza).toString('base64')),
  };
}

function restoreCompanion(person: Person, saved: SavedCompanion): Companion {
  const { noiseKey, identityKey, signedPreKey, pushName, ...rest } = saved.registration;
  const registration: Registration = {
    ...rest,
    noiseKey: Buffer.from(noiseKey, 'base64'),
    identityKey: Buffer.from(identityKey, 'base64'),
    signedPreKey: restoreKey(signedPreKey),
    pushName,
  };
  const companion = new Companion(person, saved.device, saved.keyIndex, registration);
  companion.signedPreKey = restoreKey(saved.signedPreKey);
  companion.historySent = saved.historySent;
  for (const [id, key] of saved.preKeys) companion.preKeys.set(id, Buffer.from(key, 'base64'));
  for (const stanza of saved.queue) companion.queue.add(decodeNode(Buffer.from(stanza, 'base64')), 0);
  return companion;
}

function saveKey({ id, publicKey, signature }: PublicSignedPreKey): SavedCompanion['signedPreKey'] {
  return { id, publicKey: publicKey.toString('base64'), signature: signature.toString('base64') };
}

function restoreKey({ id, publicKey, signature }: SavedCompanion['signedPreKey']): PublicSignedPreKey {
  return { id, publicKey: Buffer.from(publicKey, 'base64'), signature: Buffer.from(signature, 'base64') };
}
