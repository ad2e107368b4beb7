import type { Person } from '../population/person.ts';

export type Role = 'member' | 'admin' | 'superadmin';

export interface Group {
  readonly id: string;
  readonly jid: string;
  readonly creation: number;
  readonly creator: Person;
  readonly members: Map<Person, Role>;
  subject: string;
  subjectAt: number;
  subjectBy: Person;
  description: { id: string; text: string; at: number; by: Person } | undefined;
  announcement: boolean;
  locked: boolean;
  ephemeralSeconds: number;
  joinApproval: boolean;
  adminsAdd: boolean;
  inviteCode: string;
}
