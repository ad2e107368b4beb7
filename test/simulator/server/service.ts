import { join } from 'node:path';
import { Seed } from '../crypto/seed.ts';
import type { Companion } from '../phone/companion.ts';
import { PasskeyGate } from '../linking/passkey-gate.ts';
import { CodeDesk } from '../phone/code-desk.ts';
import { PairingDesk } from '../phone/pairing-desk.ts';
import { Directory } from '../population/directory.ts';
import type { Person } from '../population/person.ts';
import { makeNoiseIdentity, type NoiseIdentity } from '../wire/certificate-chain.ts';
import { node, type BinaryNode } from '../wire/node.ts';
import { Groups } from '../groups/groups.ts';
import { GroupMessenger } from '../groups/group-messenger.ts';
import { Habits } from '../population/habits.ts';
import { Handset } from '../phone/handset.ts';
import { PeerRequests } from '../phone/peer-requests.ts';
import { deliver } from '../messaging/delivery.ts';
import { now } from '../messaging/envelope.ts';
import { Messenger } from '../messaging/messenger.ts';
import { Receipts } from '../messaging/receipts.ts';
import { Resend } from '../messaging/resend.ts';
import { SentMessages } from '../messaging/sent-messages.ts';
import { parseJid } from '../wire/jids.ts';
import type { Connection } from './connection.ts';
import { warnLowPreKeys } from './key-bundles.ts';
import { announceDevice } from './device-notices.ts';
import { BlobsInFolder } from '../media/blob-files.ts';
import { MediaBackup } from '../media/media-backup.ts';
import { MediaStore } from '../media/media-store.ts';
import { AppState } from '../app-state/app-state.ts';
import { Calls } from '../calls/calls.ts';
import { Pictures } from '../profile/pictures.ts';
import { DataFolder } from '../data/data-folder.ts';
import { openWorld } from '../data/world.ts';
import { Load } from '../population/load.ts';
import { Limits } from './limits.ts';
import { Presence } from './presence.ts';
import { Refusals } from './refusals.ts';
import { Counters } from './counters.ts';
import { Events } from './events.ts';
import type { ServiceOptions } from './options.ts';
import { Timers } from './timers.ts';

/** More than any run uses: ids of messages are never used again by a later run with the same data. */
const IDENTIFIERS_PER_RUN = 1_000_000_000;

/** One simulated world. All state hangs here, so that several simulators can live in one process. */
export class Service {
  readonly options: ServiceOptions;
  readonly seed: Seed;
  readonly directory: Directory;
  readonly noise: NoiseIdentity;
  readonly counters = new Counters();
  readonly events = new Events();
  readonly timers = new Timers();
  readonly connections = new Set<Connection>();
  readonly refusals = new Refusals();
  readonly limits = new Limits();
  readonly presence = new Presence();
  readonly sent = new SentMessages();
  readonly media: MediaStore;
  readonly mediaBackup: MediaBackup;
  /** Host and port of the https side; set once it listens. */
  mediaHost = 'mmg.whatsapp.net';
  /** PEM of the https side. */
  certificate = '';
  readonly appState: AppState;
  readonly pictures: Pictures;
  readonly calls: Calls;
  /** The plain port; set once it listens. */
  port = 0;
  readonly load: Load;
  readonly habits: Habits;
  readonly groups: Groups;
  readonly groupMessenger: GroupMessenger;
  readonly messenger: Messenger;
  readonly receipts: Receipts;
  readonly resend: Resend;
  readonly peerRequests: PeerRequests;
  readonly pairing: PairingDesk;
  readonly codes: CodeDesk;
  readonly passkeys: PasskeyGate;
  readonly #handsets = new Map<Person, Handset>();
  #folder: DataFolder | undefined;
  /** How many simulators have used the data folder before. */
  readonly runs: number;
  #identifiers: number;

  constructor(options: ServiceOptions) {
    this.options = options;
    const { data } = options;
    const world = data === undefined ? { seed: options.seed, runs: 0 } : openWorld(data, options.seed);
    this.seed = Seed.from(world.seed);
    this.runs = world.runs;
    this.#identifiers = world.runs * IDENTIFIERS_PER_RUN;
    this.media = new MediaStore(data === undefined ? undefined : new BlobsInFolder(join(data, 'media')));
    this.mediaBackup = new MediaBackup(
      this.media,
      data === undefined ? undefined : new BlobsInFolder(join(data, 'expired')),
    );
    this.directory = new Directory(this.seed.branch('population'));
    this.noise = makeNoiseIdentity(this.seed.branch('noise'));
    this.appState = new AppState(this);
    this.pictures = new Pictures(this);
    this.calls = new Calls(this);
    this.load = new Load(this);
    this.habits = new Habits(this);
    this.groups = new Groups(this);
    this.groupMessenger = new GroupMessenger(this);
    this.messenger = new Messenger(this);
    this.receipts = new Receipts(this);
    this.resend = new Resend(this);
    this.peerRequests = new PeerRequests(this);
    this.pairing = new PairingDesk(this);
    this.codes = new CodeDesk(this);
    if (data !== undefined) this.#folder = new DataFolder(this, data);
    this.passkeys = new PasskeyGate(this);
  }

  /** What the next client is shown: the true identity, unless a test ordered a broken one. */
  nextNoise(): NoiseIdentity {
    const defect = this.refusals.nextDefect();
    return defect === undefined ? this.noise : makeNoiseIdentity(this.seed.branch('noise'), defect);
  }

  /** An id for stanzas that start here. */
  nextId(prefix = 'sim'): string {
    return `${prefix}-${(++this.#identifiers).toString(36)}`;
  }

  /** An id in the form that phones give their messages. */
  messageId(): string {
    return `AC${this.seed.bytes(`message-${++this.#identifiers}`).toString('hex').slice(0, 30).toUpperCase()}`;
  }

  /** The simulated phone of a person, made when it is first needed. */
  handset(person: Person): Handset {
    const known = this.#handsets.get(person);
    if (known) return known;
    const handset = new Handset(this, person);
    this.#handsets.set(person, handset);
    return handset;
  }

  knownHandset(person: Person): Handset | undefined {
    return this.#handsets.get(person);
  }

  peopleWithHandset(): Iterable<Person> {
    return this.#handsets.keys();
  }

  /** Something about a linked device is different and has to be kept. */
  changed(person: Person): void {
    this.#folder?.changed(person);
  }

  /** The same about a group. */
  groupsChanged(): void {
    this.#folder?.groupsChanged();
  }

  /** The device behind a jid; without `companion` it is the phone itself. Undefined when there is no such device. */
  deviceAt(jid: string | undefined): { person: Person; companion: Companion | undefined } | undefined {
    const device = parseJid(jid)?.device;
    const person = this.directory.byJid(jid);
    if (!person || device === undefined) return undefined;
    if (device === 0) return { person, companion: undefined };
    const companion = person.companions.get(device);
    return companion && { person, companion };
  }

  /** Two people have written to each other: from now on they learn of each other's new devices. */
  acquaint(one: Person, other: Person): void {
    one.acquaintances.add(other);
    other.acquaintances.add(one);
  }

  /** Form: `<blocklist>` in handleNotification account_sync, lib/Socket/messages-recv.js. */
  announceBlock(by: Companion, target: Person, action: 'block' | 'unblock'): void {
    for (const companion of by.person.companions.values()) {
      if (companion === by) continue;
      const item = node('item', { jid: target.lidJid, action });
      const attributes = {
        id: this.nextId('blk'),
        from: by.person.lidJid,
        type: 'account_sync',
        t: String(now()),
      };
      deliver(companion, node('notification', attributes, [node('blocklist', {}, [item])]));
    }
  }

  companionOf(number: string, device: number): Companion | undefined {
    return this.directory.byNumber(number)?.companions.get(device);
  }

  /** Takes a companion off its phone; reason as in PROTOCOL section 15 (`device_removed`). */
  unlink(companion: Companion): void {
    companion.person.companions.delete(companion.device);
    companion.queue.clear();
    this.changed(companion.person);
    announceDevice(this, companion, 'remove');
    companion.connection?.finish(
      node('stream:error', { code: '401' }, [node('conflict', { type: 'device_removed' })]),
      'the device was unlinked',
    );
    this.events.publish('unlinked', { phone: companion.person.number, device: companion.device });
  }

  warnLowPreKeys(companion: Companion): void {
    warnLowPreKeys(this, companion);
  }

  /** Every companion of a person that is connected right now. */
  broadcast(person: Person, stanza: BinaryNode): void {
    for (const companion of person.companions.values()) companion.connection?.send(stanza);
  }

  stop(): void {
    this.#folder?.close();
    this.timers.stop();
    for (const connection of this.connections) connection.drop('the simulator stops');
  }
}
