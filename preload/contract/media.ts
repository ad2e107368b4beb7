import type { MediaType } from './message-parts.ts';
import type { ErrorCode } from './result.ts';

/*
 * Limits and shapes of files, as values. In a file without zod, so that the page can use them.
 */

/** Largest file whose bytes come through the bridge (paste, drop, recording); larger ones are picked in the dialog. */
export const maximumAttachedBytes = 64 * 1024 * 1024;
/** Largest file that is sent or fetched at all: the service's own limit for documents. */
export const maximumFileBytes = 2 * 1024 * 1024 * 1024;
/** Largest picture, video or sound that the service takes as such; beyond it goes as a document. */
export const maximumShownBytes = 100 * 1024 * 1024;
/** Files that one message box may hold at once. */
export const maximumAttachments = 30;
/** Largest small picture that may come with a message. */
export const maximumThumbnailBytes = 64 * 1024;
/** Values of a waveform, each from 0 to 100. */
export const waveformLength = 64;

/** How a file is sent. `gif` is a short video that plays by itself; `voice` a recording; `audio` a piece of music. */
export type SendAs = MediaType;

/** Which lists of a chat's gallery there are. `media`: pictures, videos and GIFs; `files`: documents. */
export const galleryKinds = ['media', 'files', 'links'] as const;
export type GalleryKind = (typeof galleryKinds)[number];

/** What became of files that were picked: one that can't be taken in does not keep the others out. */
export interface AttachAnswer {
  readonly attached: readonly AttachmentView[];
  /** Why others were not, each reason once. */
  readonly failed: readonly ErrorCode[];
}

/** A file that was picked, pasted or recorded, and is not sent yet. It is encrypted on the disk already. */
export interface AttachmentView {
  readonly id: string;
  /** How it would be sent unless the person says otherwise. */
  readonly type: SendAs;
  readonly mimetype: string;
  readonly fileName: string;
  readonly bytes: number;
  /** Of a picture; null where it can't be told here, and for everything else. */
  readonly width: number | null;
  readonly height: number | null;
  /** Of a recording in an Ogg file; null where it can't be told here. */
  readonly seconds: number | null;
  /** `app://media/…` for what the page can show: pictures, videos, sounds. */
  readonly previewUrl: string | null;
}
