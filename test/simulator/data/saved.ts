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
    }),
  ),
  handset: z.custom<SavedHandset>((value) => typeof value === 'object' && value !== null).optional(),
});

export type SavedPerson = z.infer<typeof savedPerson>;

export const savedWorld = z.object({ version: z.literal(1), seed: z.number() });
