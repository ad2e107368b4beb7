import type { Person } from '../population/person.ts';

export type Role = 'member' | 'admin' | 'superadmin';

export interface Description {
  readonly id: string;
  readonly text: string;
  readonly at: number;
  readonly by: Person;
}

export interface Group {
  readonly jid: string;
  readonly creation: number;
  readonly creator: Person;
  readonly members: Map<Person, Role>;
  /** People who asked to join a group that wants approval. */
  readonly requests: Map<Person, number>;
  subject: string;
  subjectAt: number;
  subjectBy: Person;
  description: Description | undefined;
  /** Only admins may write. */
  announcement: boolean;
  /** Only admins may change subject and description. */
  locked: boolean;
  ephemeralSeconds: number;
  joinApproval: boolean;
  /** True: only admins may add members. */
  adminsAdd: boolean;
  inviteCode: string;
}

export function isAdmin(group: Group, person: Person): boolean {
  const role = group.members.get(person);
  return role === 'admin' || role === 'superadmin';
}
