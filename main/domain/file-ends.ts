import type { MediaType } from '../../preload/contract/message-parts.ts';

const usualEnds: Readonly<Record<MediaType, string>> = {
  image: '.jpg',
  sticker: '.webp',
  video: '.mp4',
  gif: '.mp4',
  voice: '.ogg',
  audio: '.mp3',
  document: '',
};
const ends: ReadonlyMap<string, string> = new Map([
  ['image/png', '.png'],
  ['image/webp', '.webp'],
  ['image/gif', '.gif'],
  ['video/webm', '.webm'],
  ['video/3gpp', '.3gp'],
  ['audio/mp4', '.m4a'],
  ['audio/aac', '.aac'],
  ['audio/ogg', '.ogg'],
  ['audio/amr', '.amr'],
  ['application/pdf', '.pdf'],
]);

/** What the name of a file ends with: by what its sender has said it is, never by a name that the sender has given. */
export function fileEnd(type: MediaType, mimetype: string): string {
  const said = (mimetype.split(';')[0] ?? '').trim().toLowerCase();
  return ends.get(said) ?? usualEnds[type];
}
