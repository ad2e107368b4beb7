import { z } from 'zod';

/** The longest text that one message may have, in UTF-16 units; the service's own limit for texts is 65,536. */
export const maximumTextLength = 65_536;
/** So many people are mentioned in one message. */
export const maximumMentions = 256;
/** The longest part of a text that may stand for a person, the "@" included. */
export const maximumMentionLength = 1000;
/** Shortest passphrase that is accepted. */
export const minimumPassphraseLength = 8;

/** Longest phone number as it is typed, with brackets, spaces and all. */
export const maximumPhoneNumberLength = 40;
/** Longest proof of a passkey, as JSON. */
export const maximumProofLength = 65_536;

export const typedPhoneNumberSchema = z.string().min(1).max(maximumPhoneNumberLength);
/** Two letters; null when it is not known where the person is. */
export const regionSchema = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .nullable();
export const passphraseSchema = z.string().min(minimumPassphraseLength).max(1024);
