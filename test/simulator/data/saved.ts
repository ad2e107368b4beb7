import { z } from 'zod';
import type { SavedHandset } from '../phone/handset.ts';

const bytes = z.string();
const signedPreKey = z.object({ id: z.number(), publicKey: bytes, signature: bytes });

/** Files are read back by a later run, perhaps of a later version: they are checked as strictly as any input. */
export const savedPerson = z.object({
  number: z.string(),
  name: z.string(),
  about: z.string(),
  isPhone: z.boolean(),
  pushName: z.string().optional(),
  contacts: z.array(z.string()),
  /** Of contacts, by number. */
  names: z.record(z.string(), z.string()).default({}),
  nextDevice: z.number(),
  generation: z.number().default(0),
  companions: z.array(
    z.object({
      device: z.number(),
      keyIndex: z.number(),
      historySent: z.boolean(),
      registration: z.object({
        noiseKey: bytes,
        identityKey: bytes,
        registrationId: z.number(),
        signedPreKey,
        platformType: z.number(),
        os: z.string(),
        pushName: z.string().optional(),
        requireFullSync: z.boolean(),
      }),
      signedPreKey,
      preKeys: z.array(z.tuple([z.number(), bytes])),
      /** Stanzas in their binary form. */
      queue: z.array(bytes).default([]),
    }),
  ),
  handset: z.custom<SavedHandset>((value) => typeof value === 'object' && value !== null).optional(),
});

export type SavedPerson = z.infer<typeof savedPerson>;

export const savedWorld = z.object({
  version: z.literal(1),
  seed: z.number(),
  runs: z.number().default(1),
});

export const savedGroups = z.object({
  /** Name by number of everybody who is mentioned. */
  people: z.record(z.string(), z.string()),
  groups: z.array(
    z.object({
      jid: z.string(),
      creation: z.number(),
      creator: z.string(),
      members: z.array(z.tuple([z.string(), z.enum(['member', 'admin', 'superadmin'])])),
      requests: z.array(z.tuple([z.string(), z.number()])),
      subject: z.string(),
      subjectAt: z.number(),
      subjectBy: z.string(),
      description: z.object({ id: z.string(), text: z.string(), at: z.number(), by: z.string() }).optional(),
      announcement: z.boolean(),
      locked: z.boolean(),
      ephemeralSeconds: z.number(),
      joinApproval: z.boolean(),
      adminsAdd: z.boolean(),
      inviteCode: z.string(),
    }),
  ),
});

export type SavedGroups = z.infer<typeof savedGroups>;

/** Messages whose receipts are still to be carried back: id, number of the sender, addressing. */
export const savedSent = z.array(z.tuple([z.string(), z.string(), z.enum(['lid', 'pn'])]));

export type SavedSent = z.infer<typeof savedSent>;
