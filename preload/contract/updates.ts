/* Where this app stands with newer versions of itself. In a file without zod: the page needs the list of failures. */

export const updateFailures = ['network', 'untrusted', 'damaged', 'disk', 'install', 'unknown'] as const;
/** Each has a sentence and a next step in the catalogue (`updates.failed.*`). */
export type UpdateFailure = (typeof updateFailures)[number];

export type UpdateView =
  /** This build was made without an address to look at: a development build, or somebody's own. */
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking' }
  /** Milliseconds since 1970. */
  | { readonly kind: 'current'; readonly checkedAt: number }
  /** Nothing is fetched until a person says so. */
  | { readonly kind: 'available'; readonly version: string; readonly notes: string }
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  /** It is on the disk and was checked; it is installed when a person says so. */
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'failed'; readonly reason: UpdateFailure };

/** What the page about the app shows. */
export interface AboutView {
  readonly version: string;
  readonly update: UpdateView;
  /** Whether the app looks for newer versions by itself, once a day. */
  readonly looksByItself: boolean;
}

/** A package that is part of the program. */
export interface LicenceView {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. */
  readonly licence: string;
  /** Empty where the package brings none. */
  readonly text: string;
}
