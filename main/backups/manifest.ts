import { z } from 'zod';
import { accountSettingsSchema } from '../../preload/contract/account-settings.ts';
import { accountIdSchema } from '../../preload/contract/model.ts';
import { proxyInputSchema } from '../../preload/contract/proxy.ts';
import { BackupError } from './backup-error.ts';

/** Raised when an older app could misread what a newer one writes. */
export const formatVersion = 1;
export const formatName = 'switchboard-backup';

const text = z.string().max(500);
const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The first part of the archive: which format follows. Newer versions keep these three fields. */
export const aboutSchema = z.object({
  format: z.literal(formatName),
  version: z.int().min(1),
  app: text,
});
export type About = z.infer<typeof aboutSchema>;

const accountSchema = z.strictObject({
  id: accountIdSchema,
  name: text,
  /** For eyes: `+44 … 56`. The whole number is in the account's settings. */
  number: text,
  generation: count,
  takenAt: count,
  messages: count,
});
export type ManifestAccount = z.infer<typeof accountSchema>;

/** The last part of the archive: what is in it, and the hash of every other part. */
export const manifestSchema = z.strictObject({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  app: text,
  createdAt: count,
  withMessages: z.boolean(),
  /** Files of messages, and their bytes. Backups of early versions have none. */
  media: z.strictObject({ files: count, bytes: count }).nullable().default(null),
  accounts: z.array(accountSchema).min(1).max(10_000),
  parts: z.array(z.strictObject({ name: z.string().max(100), size: count, sha256 })).max(1_000_000),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** JSON in a text, of this shape: as the store keeps it. What it can't read would keep the app from starting. */
const jsonOf = (schema: z.ZodType): z.ZodString =>
  z
    .string()
    .max(100_000)
    .refine((json) => {
      try {
        return schema.safeParse(JSON.parse(json)).success;
      } catch {
        return false;
      }
    });

/** What is kept of an account besides its session and its chats; other fields are those of a newer app. */
export const settingsSchema = z.object({
  id: accountIdSchema,
  name: text,
  phoneNumber: z
    .string()
    .regex(/^\d{5,20}$/)
    .nullable(),
  lidJid: text.nullable(),
  hue: z.int().min(0).max(1000),
  order: z.int(),
  createdAt: count,
  linkedAt: count.nullable(),
  unlinked: z.boolean(),
  paused: z.boolean(),
  pinned: z.boolean(),
  // Backups of early versions have none of these four.
  label: text.exactOptional(),
  muted: z.boolean().exactOptional(),
  group: text.exactOptional(),
  groupFolded: z.boolean().exactOptional(),
  settings: jsonOf(accountSettingsSchema).nullable(),
  // With its password: a proxy that is kept has one, if only an empty one.
  proxy: jsonOf(proxyInputSchema.refine(({ password }) => password !== null)).nullable(),
});

/** @throws BackupError `backup-hostile` when the bytes are no JSON of this shape */
export function parseJson<Schema extends z.ZodType>(schema: Schema, bytes: Uint8Array): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (error: unknown) {
    // The text of the error would carry what was in the file.
    throw new BackupError('backup-hostile', error instanceof z.ZodError ? 'not of its shape' : 'no JSON');
  }
}

export const encodeJson = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

/** A number of which only country and end are shown. */
export function maskedNumber(digits: string | null): string {
  return digits === null ? '' : `+${digits.slice(0, 2)} … ${digits.slice(-2)}`;
}
