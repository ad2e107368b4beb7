import type { proto } from '@whiskeysockets/baileys';
import type { MediaType } from '../../../preload/contract/message-parts.ts';
import type { MediaDetail } from '../../domain/message-detail.ts';
import { safeNumber, safeSize, safeText } from './safe-values.ts';

/** Values of a waveform that are shown. */
const waveformLength = 64;
const longestName = 200;

interface Part {
  readonly mimetype?: unknown;
  readonly fileLength?: unknown;
  readonly width?: unknown;
  readonly height?: unknown;
  readonly seconds?: unknown;
  readonly waveform?: unknown;
  readonly fileName?: unknown;
  readonly jpegThumbnail?: unknown;
}

/** What is told of a file before it is here; null for messages without one. What fetching it takes stays in the original. */
export function mediaDetailOf(content: proto.IMessage): MediaDetail | null {
  const found = partOf(content);
  if (found === null) return null;
  const [type, part] = found;
  return {
    type,
    mimetype: safeMimetype(part.mimetype),
    fileName: type === 'document' ? safeFileName(part.fileName) : null,
    bytes: safeSize(part.fileLength),
    width: safeSize(part.width),
    height: safeSize(part.height),
    seconds: safeSize(part.seconds),
    waveform: type === 'voice' ? waveformOf(part.waveform) : null,
    ...(hasBytes(part.jpegThumbnail) ? { thumbnail: true } : {}),
  };
}

export const hasBytes = (value: unknown): boolean => value instanceof Uint8Array && value.length > 0;

function partOf(content: proto.IMessage): readonly [MediaType, Part] | null {
  if (content.imageMessage) return ['image', content.imageMessage];
  const video = content.videoMessage ?? content.ptvMessage;
  if (video) return [video.gifPlayback ? 'gif' : 'video', video];
  if (content.audioMessage) return [content.audioMessage.ptt ? 'voice' : 'audio', content.audioMessage];
  if (content.documentMessage) return ['document', content.documentMessage];
  return content.stickerMessage ? ['sticker', content.stickerMessage] : null;
}

/** A type and its parameters; what is none is some file. */
function safeMimetype(value: unknown): string {
  const text = safeText(value, 100).toLowerCase();
  return /^[a-z]+\/[a-z0-9.+-]+(; ?[a-z0-9-]+=[a-z0-9"., -]+)*$/.test(text)
    ? text
    : 'application/octet-stream';
}

/** Without a path, control characters and what file systems refuse; null when nothing is left. */
export function safeFileName(value: unknown): string | null {
  const name = safeText(value, 1000)
    .normalize('NFC')
    // Marks that turn the direction of writing can make "exe.jpg" out of "gpj.exe".
    .replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  return name === '' ? null : shortened(name);
}

/** The ending says what a file is, so it stays. */
function shortened(name: string): string {
  if (name.length <= longestName) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 20 ? name.slice(dot) : '';
  return safeText(name, longestName - ending.length) + ending;
}

function waveformOf(value: unknown): readonly number[] | null {
  if (!(value instanceof Uint8Array) || value.length === 0) return null;
  return Array.from(value.subarray(0, waveformLength), (loudness) =>
    Math.min(100, safeNumber(loudness) ?? 0),
  );
}
