import type { Person } from '../population/person.ts';
import type { Connection } from '../server/connection.ts';
import { formatJid, SERVER } from '../wire/jids.ts';
import { OfflineQueue } from '../server/offline-queue.ts';

export interface PublicSignedPreKey {
  readonly id: number;
  readonly publicKey: Buffer;
  readonly signature: Buffer;
}

/** What a client says about itself in its registration payload (lib/Utils/validate-connection.js). */
export interface Registration {
  readonly noiseKey: Buffer;
  readonly identityKey: Buffer;
  readonly registrationId: number;
  readonly signedPreKey: PublicSignedPreKey;
  readonly platformType: number;
  readonly os: string;
  readonly pushName: string | undefined;
  readonly requireFullSync: boolean;
}

/** A device that is linked to a phone: the thing that the program under test is. */
export class Companion {
  readonly person: Person;
  readonly device: number;
  readonly keyIndex: number;
  readonly registration: Registration;
  readonly linkedAt = Date.now();
  signedPreKey: PublicSignedPreKey;
  /** One-time pre-keys not yet handed out, by id, oldest first. */
  readonly preKeys = new Map<number, Buffer>();
  readonly queue = new OfflineQueue();
  connection: Connection | undefined;
  /** False until the first login after linking has been answered with history. */
  historySent = false;
  lastSeen = 0;

  constructor(person: Person, device: number, keyIndex: number, registration: Registration) {
    this.person = person;
    this.device = device;
    this.keyIndex = keyIndex;
    this.registration = registration;
    this.signedPreKey = registration.signedPreKey;
  }

  get address(): string {
    return `${this.person.number}:${this.device}`;
  }

  get jid(): string {
    return formatJid(this.person.number, SERVER, this.device);
  }

  get lidJid(): string {
    return formatJid(this.person.lid, 'lid', this.device);
  }

  /** Hands out a one-time pre-key; each only once. */
  takePreKey(): { id: number; publicKey: Buffer } | undefined {
    for (const [id, publicKey] of this.preKeys) {
      this.preKeys.delete(id);
      return { id, publicKey };
    }
    return undefined;
  }
}
