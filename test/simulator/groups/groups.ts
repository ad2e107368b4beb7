import { now } from '../messaging/envelope.ts';
import { contactsOf } from '../population/conversations.ts';
import type { Person } from '../population/person.ts';
import type { Service } from '../server/service.ts';
import { node } from '../wire/node.ts';
import type { Group } from './group.ts';
import { groupNode } from './group-node.ts';
import { notifyGroup } from './notices.ts';

/** Every fresh phone is in a group of this name. */
const TEST_GROUP = 'Baileys Group Test';

/** More than any run makes: the jids and invite codes of a later run are others. */
const GROUPS_PER_RUN = 1_000_000;

/** All groups by jid. */
export class Groups {
  readonly #service: Service;
  readonly #byJid = new Map<string, Group>();
  readonly #withTestGroup = new Set<Person>();
  #made: number;

  constructor(service: Service) {
    this.#service = service;
    this.#made = service.runs * GROUPS_PER_RUN;
  }

  all(): Iterable<Group> {
    return this.#byJid.values();
  }

  /** As it was when an earlier simulator ended. */
  restore(group: Group): void {
    this.#byJid.set(group.jid, group);
  }

  find(jid: string | undefined): Group | undefined {
    return jid === undefined ? undefined : this.#byJid.get(jid);
  }

  findByInvite(code: string | undefined): Group | undefined {
    return [...this.#byJid.values()].find((group) => group.inviteCode === code);
  }

  of(person: Person): Group[] {
    return [...this.#byJid.values()].filter((group) => group.members.has(person));
  }

  /** Makes a group and tells everybody in it. */
  create(creator: Person, subject: string, others: readonly Person[], at = now()): Group {
    const group = this.#make(creator, subject, others, at);
    notifyGroup(this.#service, group, creator, node('create', { key: group.inviteCode }, [groupNode(group)]));
    return group;
  }

  /** Quietly, because the phone has been in it for long. */
  ensureTestGroup(person: Person): void {
    if (this.#withTestGroup.has(person)) return;
    this.#withTestGroup.add(person);
    const contacts = contactsOf(this.#service, person, Math.max(3, this.#service.options.historyChats));
    const [creator] = contacts;
    if (!creator) return;
    const others = [...contacts.slice(1, 3), person];
    this.#make(creator, TEST_GROUP, others, 1_700_000_000, `test-${person.number}`);
  }

  newInviteCode(): string {
    return this.#service.seed.bytes(`invite-${++this.#made}`).toString('base64url').slice(0, 22);
  }

  #make(
    creator: Person,
    subject: string,
    others: readonly Person[],
    at: number,
    name = String(++this.#made),
  ): Group {
    const digits = String(this.#service.seed.number(`group-${name}`, 1e15)).padStart(15, '0');
    const group: Group = {
      jid: `120363${digits.slice(0, 12)}@g.us`,
      creation: at,
      creator,
      members: new Map([
        [creator, 'superadmin' as const],
        ...others.map((other) => [other, 'member'] as const),
      ]),
      requests: new Map(),
      subject,
      subjectAt: at,
      subjectBy: creator,
      description: undefined,
      announcement: false,
      locked: false,
      ephemeralSeconds: 0,
      joinApproval: false,
      adminsAdd: false,
      inviteCode: this.newInviteCode(),
    };
    this.#byJid.set(group.jid, group);
    return group;
  }
}
