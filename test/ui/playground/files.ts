import type { MediaState, MediaView } from '../../../preload/contract/message-parts.ts';
import type { Line } from './people.ts';
import { samplePicture } from './parts.ts';

/** Two seconds of a quiet tone, as a WAV file: eight bits, one channel, 8 kHz. */
function tone(seconds: number): string {
  const rate = 8000;
  const length = rate * seconds;
  const bytes = new Uint8Array(44 + length);
  const view = new DataView(bytes.buffer);
  const word = (at: number, text: string): void => bytes.set(new TextEncoder().encode(text), at);
  word(0, 'RIFF');
  view.setUint32(4, 36 + length, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  word(36, 'data');
  view.setUint32(40, length, true);
  for (let at = 0; at < length; at += 1)
    bytes[44 + at] = 128 + 20 * Math.sin((at / rate) * 2 * Math.PI * 220);
  return `data:audio/wav;base64,${btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''))}`;
}
export const sampleSound = tone(2);

const picture = (colour: string, width: number, height: number): string =>
  samplePicture.replace('%23d8a35a', `%23${colour}`).replace('0 0 400 300', `0 0 ${width} ${height}`);
const here = (url: string): MediaState => ({ kind: 'here', url });

const file = (type: MediaView['type'], rest: Partial<MediaView> = {}): { readonly media: MediaView } => ({
  media: {
    type,
    mimetype:
      type === 'voice' ? 'audio/ogg; codecs=opus' : type === 'document' ? 'application/pdf' : 'image/jpeg',
    fileName: null,
    bytes: 184_000,
    width: null,
    height: null,
    seconds: null,
    waveform: null,
    thumbnailUrl: null,
    state: { kind: 'remote' },
    ...rest,
  },
});
const waveform = Array.from({ length: 64 }, (_, at) =>
  Math.round(50 + 45 * Math.sin(at / 3) * Math.cos(at / 7)),
);
const square = { width: 400, height: 300, thumbnailUrl: samplePicture } as const;

/** Every kind of file, in every state that it can be in. */
export const everyFile: readonly Line[] = [
  {
    text: 'The display, finished last night',
    kind: 'image',
    parts: file('image', { ...square, state: here(samplePicture) }),
  },
  {
    text: '',
    kind: 'image',
    fromMe: true,
    parts: file('image', { width: 300, height: 900, state: here(picture('7a9ad8', 400, 900)) }),
  },
  {
    text: 'A wide one',
    kind: 'image',
    parts: file('image', { width: 2000, height: 400, state: here(picture('c86f6f', 400, 90)) }),
  },
  {
    text: '',
    kind: 'video',
    parts: file('video', { ...square, mimetype: 'video/mp4', seconds: 83, bytes: 8_400_000 }),
  },
  {
    text: '',
    kind: 'video',
    parts: file('video', {
      ...square,
      mimetype: 'video/mp4',
      seconds: 12,
      state: { kind: 'downloading', received: 40_000, total: 120_000 },
    }),
  },
  {
    text: '',
    kind: 'image',
    fromMe: true,
    status: 'queued',
    parts: file('image', { ...square, state: { kind: 'uploading', sent: 60, total: 100 } }),
  },
  { text: '', kind: 'image', parts: file('image', { ...square, state: { kind: 'waiting' } }) },
  { text: 'From last year', kind: 'image', parts: file('image', { ...square, state: { kind: 'expired' } }) },
  { text: '', kind: 'image', parts: file('image', { state: { kind: 'failed', reason: 'phone-silent' } }) },
  {
    text: '',
    kind: 'sticker',
    parts: file('sticker', { width: 512, height: 512, state: here(samplePicture) }),
  },
  {
    text: '',
    kind: 'voice',
    sender: 'Aisha Khan',
    parts: file('voice', { seconds: 2, waveform, state: here(sampleSound) }),
  },
  {
    text: '',
    kind: 'voice',
    fromMe: true,
    parts: file('voice', { seconds: 2, waveform, state: here(sampleSound) }),
  },
  {
    text: '',
    kind: 'voice',
    parts: file('voice', { seconds: 65, state: { kind: 'failed', reason: 'network' } }),
  },
  {
    text: '',
    kind: 'audio',
    parts: file('audio', {
      fileName: 'Brass band.mp3',
      mimetype: 'audio/mpeg',
      seconds: 185,
      bytes: 3_100_000,
    }),
  },
  {
    text: 'Price list 2026.pdf',
    kind: 'document',
    parts: file('document', { fileName: 'Price list 2026.pdf' }),
  },
  {
    text: 'Please sign',
    kind: 'document',
    parts: file('document', { fileName: 'Contract.docx', bytes: 1_420_000, state: here('data:,') }),
  },
  {
    text: 'قائمة.pdf',
    kind: 'document',
    fromMe: true,
    parts: file('document', {
      fileName: 'قائمة.pdf',
      bytes: null,
      state: { kind: 'failed', reason: 'gone' },
    }),
  },
  {
    text: 'The last one',
    kind: 'image',
    parts: file('image', { ...square, state: here(picture('6fae7a', 400, 300)) }),
  },
];

const colours = ['d8a35a', '8fa8c8', 'b0736a', '7fa37b', 'a68fc4', 'c7b26a'] as const;

/** A chat that is full of pictures, links and files; days lie between them. */
export const manyFiles: readonly Line[] = Array.from({ length: 200 }, (_, index): Line => {
  if (index % 10 === 4) return { text: `The plan is at https://example.org/plan/${index}, have a look.` };
  if (index % 10 === 7)
    return {
      text: '',
      kind: 'document',
      parts: file('document', { fileName: `Offer ${index}.pdf`, state: here('') }),
    };
  const url = picture(colours[index % colours.length] ?? 'd8a35a', 400, 300);
  return {
    text: `Picture ${index}`,
    kind: index % 10 === 2 ? 'video' : 'image',
    parts: file(index % 10 === 2 ? 'video' : 'image', {
      width: 400,
      height: 300,
      thumbnailUrl: url,
      seconds: index % 10 === 2 ? 75 : null,
      state: index % 10 === 9 ? { kind: 'remote' } : here(url),
    }),
  };
});
