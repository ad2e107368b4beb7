import type { MediaType } from '../../preload/contract/message-parts.ts';

/**
 * What files may be called towards the page. Senders say what they like; whatever is not in here is bytes without a meaning.
 * Nothing in it can hold a script: no HTML, no SVG, no XML.
 */
const shownTypes = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'video/mp4',
  'video/webm',
  'video/3gpp',
  'video/quicktime',
  'audio/mpeg',
  'audio/mp4',
  'audio/aac',
  'audio/ogg',
  'audio/webm',
  'audio/wav',
  'audio/flac',
  'audio/amr',
]);

const families: Readonly<Record<Exclude<MediaType, 'document'>, readonly [string, string]>> = {
  image: ['image/', 'image/jpeg'],
  sticker: ['image/', 'image/webp'],
  video: ['video/', 'video/mp4'],
  gif: ['video/', 'video/mp4'],
  voice: ['audio/', 'audio/ogg'],
  audio: ['audio/', 'audio/mpeg'],
};

const bare = (mimetype: string): string => (mimetype.split(';')[0] ?? '').trim().toLowerCase();

/** The content type of a message's file for the page; null for documents, which are never shown in the window. */
export function shownTypeOf(type: MediaType, mimetype: string): string | null {
  if (type === 'document') return null;
  const [family, usual] = families[type];
  const said = bare(mimetype);
  return said.startsWith(family) && shownTypes.has(said) ? said : usual;
}

const starts = (bytes: Uint8Array, text: string, at = 0): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .subarray(at, at + text.length)
    .equals(Buffer.from(text, 'latin1'));

/** What a file is by its first bytes; null where they do not tell. */
export function sniffedType(bytes: Uint8Array): string | null {
  if (starts(bytes, '\xff\xd8\xff')) return 'image/jpeg';
  if (starts(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (starts(bytes, 'GIF8')) return 'image/gif';
  if (starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8)) return 'image/webp';
  if (starts(bytes, 'RIFF') && starts(bytes, 'WAVE', 8)) return 'audio/wav';
  if (starts(bytes, 'ftyp', 4)) {
    if (starts(bytes, 'M4A', 8)) return 'audio/mp4';
    if (starts(bytes, 'qt  ', 8)) return 'video/quicktime';
    if (starts(bytes, '3gp', 8)) return 'video/3gpp';
    if (/^(?:hei|hev|mif1|msf1|avif|avis)/u.test(Buffer.from(bytes.subarray(8, 12)).toString('latin1')))
      return 'image/heif';
    return 'video/mp4';
  }
  if (starts(bytes, '\x1aE\xdf\xa3')) return 'video/webm';
  if (starts(bytes, 'OggS')) return 'audio/ogg';
  if (starts(bytes, 'fLaC')) return 'audio/flac';
  if (starts(bytes, '#!AMR')) return 'audio/amr';
  if (starts(bytes, 'ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2)) return 'audio/mpeg';
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0) return 'audio/aac';
  if (starts(bytes, '%PDF-')) return 'application/pdf';
  return null;
}

/** As what phones can take a file; all else is a document. */
const sentAs: ReadonlyMap<string, MediaType> = new Map([
  ['image/jpeg', 'image'],
  ['image/png', 'image'],
  ['image/webp', 'image'],
  ['video/mp4', 'video'],
  ['video/3gpp', 'video'],
  ['audio/mpeg', 'audio'],
  ['audio/mp4', 'audio'],
  ['audio/aac', 'audio'],
  ['audio/amr', 'audio'],
  ['audio/ogg', 'audio'],
]);

export const usualWayOf = (mimetype: string): MediaType => sentAs.get(bare(mimetype)) ?? 'document';

/** Whether a file of this kind can be sent in this way, so that phones can open it. */
export function suits(type: MediaType, mimetype: string): boolean {
  const said = bare(mimetype);
  switch (type) {
    case 'document':
      return true;
    case 'image':
      return usualWayOf(said) === 'image';
    case 'video':
    case 'gif':
      return usualWayOf(said) === 'video';
    case 'audio':
      return usualWayOf(said) === 'audio';
    case 'voice':
      return said === 'audio/ogg';
    case 'sticker':
      return said === 'image/webp';
  }
}

/** The type of a file by name and first bytes. Bytes are believed before names and what others say. */
export function typeOfFile(first: Uint8Array, fileName: string, said = ''): string {
  const sniffed = sniffedType(first);
  if (sniffed === 'video/webm' && bare(said) === 'audio/webm') return 'audio/webm';
  if (sniffed === 'video/mp4' && /\.m4a$/iu.test(fileName)) return 'audio/mp4';
  if (sniffed !== null) return sniffed;
  const extension = /\.([a-z0-9]{1,8})$/iu.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return documentTypes.get(extension) ?? 'application/octet-stream';
}

/** What documents are called on the wire, by the ends of their names: phones show a sign for each. */
const documentTypes: ReadonlyMap<string, string> = new Map([
  ['pdf', 'application/pdf'],
  ['txt', 'text/plain'],
  ['csv', 'text/csv'],
  ['zip', 'application/zip'],
  ['doc', 'application/msword'],
  ['xls', 'application/vnd.ms-excel'],
  ['ppt', 'application/vnd.ms-powerpoint'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['odt', 'application/vnd.oasis.opendocument.text'],
  ['ods', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['epub', 'application/epub+zip'],
  ['json', 'application/json'],
  ['vcf', 'text/vcard'],
]);
