import { join } from 'node:path';

/** Letters, digits, "-" and "_": what every file system takes, and what is no path. */
const profileName = /^[a-z0-9][a-z0-9_-]{0,31}$/;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

export type ProfileReading =
  | { readonly ok: true; readonly profile: string | null }
  /** One sentence for the terminal; the app must not start. */
  | { readonly ok: false; readonly sentence: string };

/**
 * Reads `--profile NAME` or `--profile=NAME`. Names are taken in lower case, as some file systems tell no cases apart, and two
 * programs on one set of data would undo each other.
 */
export function readProfile(parameters: readonly string[]): ProfileReading {
  const at = parameters.findIndex(
    (parameter) => parameter === '--profile' || parameter.startsWith('--profile='),
  );
  const given = parameters[at];
  if (given === undefined) return { ok: true, profile: null };
  const name = (
    given === '--profile' ? (parameters[at + 1] ?? '') : given.slice('--profile='.length)
  ).toLowerCase();
  if (profileName.test(name) && !reserved.test(name)) return { ok: true, profile: name };
  const said = JSON.stringify(name.slice(0, 40));
  return {
    ok: false,
    sentence: `--profile needs a name of up to 32 letters, digits, "-" and "_", beginning with a letter or digit, but it is ${said}.`,
  };
}

/** The folder of a profile's data, inside that of the usual one. */
export const profileFolder = (userData: string, profile: string | null): string =>
  profile === null ? userData : join(userData, 'profiles', profile);

/** Whether this start is to show no window: the app was started by the login, not by a person. */
export const startsHidden = (parameters: readonly string[]): boolean => parameters.includes('--hidden');

/** What a later start of the same profile is given. */
export const profileParameters = (profile: string | null): readonly string[] =>
  profile === null ? [] : ['--profile', profile];
