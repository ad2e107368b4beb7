import type { PackedPart, PackerParts } from './archive-packer.ts';

/** What the thread that packs is told. Each is answered, in order. */
export type ToPacker =
  | ({ readonly type: 'start' } & PackerParts)
  /** A part that is there as a whole. */
  | { readonly type: 'whole'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly type: 'begin'; readonly name: string; readonly size: number }
  | { readonly type: 'piece'; readonly bytes: Uint8Array }
  | { readonly type: 'finish' }
  | { readonly type: 'end' };

/** `part` answers `whole` and `finish`. Of an error only its code and text cross. */
export type FromPacker =
  | { readonly type: 'done' }
  | { readonly type: 'part'; readonly part: PackedPart }
  | { readonly type: 'failed'; readonly code: string | null; readonly message: string };
