import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mediaUrl, readMediaUrl } from '../../../main/accounts/media-urls.ts';
import { rangeOf } from '../../../main/media/byte-range.ts';
import { shownTypeOf, suits, typeOfFile } from '../../../main/media/content-types.ts';
import { followsRule } from '../../../main/media/download-rule.ts';
import { secondsOfOgg } from '../../../main/media/opus/ogg-length.ts';
import { checksum, oggOfWebm, samplesOf } from '../../../main/media/opus/ogg-of-webm.ts';
import { webmSoundOf } from '../../../main/media/opus/webm-packets.ts';
import { sizeOfPicture, withoutTraces } from '../../../main/media/picture-file.ts';
import { safeFileName, suggestedName } from '../../../main/media/save-file.ts';

describe('ranges', () => {
  it.each([
    [null, 'whole'],
    ['bytes=0-', { start: 0, end: 100 }],
    ['bytes=10-19', { start: 10, end: 20 }],
    ['bytes=90-500', { start: 90, end: 100 }],
    ['bytes=-10', { start: 90, end: 100 }],
    ['bytes=-500', { start: 0, end: 100 }],
    ['bytes=100-', 'none'],
    ['bytes=-0', 'none'],
    ['bytes=20-10', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['lines=1-2', 'whole'],
    ['bytes=-', 'whole'],
  ] as const)('%s', (header, expected) => {
    const range = rangeOf(header, 100);
    if (typeof expected === 'string') expect(range.kind).toBe(expected);
    else expect(range).toEqual({ kind: 'part', ...expected });
  });
});

describe('addresses', () => {
  it('are read again with the same secret only', () => {
    const secret = randomBytes(32);
    const url = mediaUrl(secret, 'file', '42');
    expect(readMediaUrl(secret, url)).toEqual({ kind: 'file', id: '42' });
    expect(readMediaUrl(randomBytes(32), url)).toBeNull();
    expect(readMediaUrl(secret, url.replace('/42/', '/43/'))).toBeNull();
    expect(readMediaUrl(secret, url.replace('/file/', '/picture/'))).toBeNull();
    for (const end of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
      expect(readMediaUrl(secret, url.slice(0, -1) + end) === null).toBe(!url.endsWith(end));
    fc.assert(fc.property(fc.webUrl(), (other) => readMediaUrl(secret, other) === null));
  });
});

describe('content types', () => {
  it.each([
    ['image', 'text/html', 'image/jpeg'],
    ['image', 'image/svg+xml', 'image/jpeg'],
    ['image', 'image/png', 'image/png'],
    ['video', 'image/png', 'video/mp4'],
    ['voice', 'audio/ogg; codecs=opus', 'audio/ogg'],
    ['document', 'image/png', null],
  ] as const)('of a %s that is called %s', (type, said, shown) => {
    expect(shownTypeOf(type, said)).toBe(shown);
  });

  it('believe bytes before names', () => {
    expect(typeOfFile(Buffer.from('%PDF-1.7'), 'photo.jpg')).toBe('application/pdf');
    expect(typeOfFile(Buffer.from('nothing known'), 'letter.docx')).toContain('wordprocessingml');
    expect(typeOfFile(Buffer.from('<html>'), 'page.html')).toBe('application/octet-stream');
    expect(suits('voice', 'audio/mpeg')).toBe(false);
    expect(suits('image', 'image/heif')).toBe(false);
  });
});

describe('the rule of downloads', () => {
  it('leaves large files and those of unknown length to people', () => {
    expect(followsRule('pictures', { type: 'image', bytes: 1000 })).toBe(true);
    expect(followsRule('pictures', { type: 'video', bytes: 1000 })).toBe(false);
    expect(followsRule('everything', { type: 'video', bytes: 1000 })).toBe(true);
    expect(followsRule('everything', { type: 'video', bytes: 65 * 1024 * 1024 })).toBe(false);
    expect(followsRule('everything', { type: 'video', bytes: null })).toBe(false);
    expect(followsRule('never', { type: 'image', bytes: 1000 })).toBe(false);
  });
});

/** Segments of a JPEG: Exif with a place and an orientation, a comment, a frame, and the picture. */
function photo(orientation: number): Buffer {
  const segment = (marker: number, content: Buffer): Buffer => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([head, content]);
  };
  const tiff = Buffer.from('4d4d002a000000080001011200030000000100000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('GPS 52.5N 13.4E')]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0')),
    segment(0xe1, exif),
    segment(0xfe, Buffer.from('made by me')),
    segment(0xc0, Buffer.from('0801e00280030122000211010311', 'hex')),
    segment(0xda, Buffer.from('0000', 'hex')),
    Buffer.from('the picture itself'),
  ]);
}

describe('pictures', () => {
  it('are measured as they are shown', () => {
    expect(sizeOfPicture(photo(1))).toEqual({ width: 640, height: 480 });
    expect(sizeOfPicture(photo(6))).toEqual({ width: 480, height: 640 });
    expect(sizeOfPicture(Buffer.from('no picture'))).toBeNull();
  });

  it('lose place and device, and stay turned', () => {
    const clean = Buffer.from(withoutTraces(photo(6)));
    expect(clean.includes('GPS')).toBe(false);
    expect(clean.includes('made by me')).toBe(false);
    expect(clean.includes('the picture itself')).toBe(true);
    expect(sizeOfPicture(clean)).toEqual({ width: 480, height: 640 });
    expect(Buffer.from(withoutTraces(clean))).toEqual(clean);
  });

  it('that are broken are left alone, and never loop', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('ffd8', '89504e470d0a1a0a', '1a45dfa3'),
        (bytes, start) => {
          const file = Buffer.concat([Buffer.from(start, 'hex'), bytes]);
          sizeOfPicture(file);
          expect(withoutTraces(file).length).toBeLessThanOrEqual(file.length + 36);
          webmSoundOf(file);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('sound', () => {
  it('has the length that RFC 6716 says', () => {
    expect(samplesOf(Uint8Array.of(0xf8))).toBe(960); // CELT, 20 ms, one frame
    expect(samplesOf(Uint8Array.of(0x78))).toBe(960); // hybrid, 20 ms
    expect(samplesOf(Uint8Array.of(0x18))).toBe(2880); // SILK, 60 ms
    expect(samplesOf(Uint8Array.of(0xe1))).toBe(240); // CELT, 2.5 ms, two frames
    expect(samplesOf(Uint8Array.of(0xfb, 3))).toBe(2880); // three frames of 20 ms
  });

  it('has the checksum of Ogg', () => {
    expect(checksum(Buffer.from('123456789'))).toBe(0x89a1897f);
  });
});

/** A recording of Chromium's recorder, in short: head, one cluster of unknown length, packets of 20 ms. */
function webm(packets: number, head = opusHead): Buffer {
  const element = (id: string, content: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(id, 'hex'),
      Buffer.of(0x40 | (content.length >> 8), content.length & 0xff),
      content,
    ]);
  const track = Buffer.concat([element('86', Buffer.from('A_OPUS')), element('63a2', head)]);
  return Buffer.concat([
    element('1a45dfa3', Buffer.of(0x42, 0x86, 0x81, 1)),
    Buffer.from('1853806701ffffffffffffff', 'hex'),
    element('1654ae6b', element('ae', track)),
    Buffer.from('1f43b67501ffffffffffffff', 'hex'),
    ...Array.from({ length: packets }, (_, index) =>
      element(
        'a3',
        Buffer.concat([Buffer.of(0x81, 0, index & 0x7f, 0x80, 0xf8), Buffer.alloc(60, index & 0xff)]),
      ),
    ),
  ]);
}
const opusHead = Buffer.from('4f70757348656164010138010080bb0000000000'.slice(0, 38), 'hex');

describe('recordings', () => {
  it('go from WebM into Ogg packet by packet, and say how long they are', () => {
    const ogg = oggOfWebm(webm(150));
    expect(ogg).not.toBeNull();
    const { packets, last } = pagesOf(ogg ?? new Uint8Array());
    expect(packets).toHaveLength(152);
    expect(packets[0]).toEqual(opusHead);
    expect(packets[1]?.subarray(0, 8).toString()).toBe('OpusTags');
    expect(packets[151]).toEqual(Buffer.concat([Buffer.of(0xf8), Buffer.alloc(60, 149)]));
    expect(last).toBe(150 * 960);
    // Three seconds, without the 312 samples at the beginning.
    expect(secondsOfOgg(ogg ?? new Uint8Array())).toBeCloseTo((150 * 960 - 312) / 48_000, 6);
  });

  it('that are none are not taken', () => {
    expect(oggOfWebm(webm(0))).toBeNull();
    expect(oggOfWebm(webm(3, Buffer.from('no head of a sound at all')))).toBeNull();
    expect(oggOfWebm(webm(3, Buffer.concat([opusHead, Buffer.alloc(4000)])))).toBeNull();
    expect(oggOfWebm(webm(3).subarray(0, -10))).toBeNull();
    expect(secondsOfOgg(Buffer.from('OggS and then nothing'))).toBeNull();
  });

  it('with anything in them break nothing', () => {
    const whole = webm(20);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, value, length) => {
        const bytes = Buffer.from(whole);
        bytes[at] = value;
        const ogg = oggOfWebm(bytes.subarray(0, length));
        const seconds = ogg === null ? null : secondsOfOgg(ogg);
        return seconds === null || (seconds >= 0 && seconds < 60);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const seconds = secondsOfOgg(Buffer.concat([Buffer.from('OggS'), opusHead, bytes]));
        return seconds === null || seconds >= 0;
      }),
    );
  });
});

/** Reads an Ogg file by RFC 3533, page by page; whatever is wrong with it throws. */
function pagesOf(file: Uint8Array): { readonly packets: readonly Buffer[]; readonly last: number } {
  const bytes = Buffer.from(file);
  const packets: Buffer[] = [];
  let open = Buffer.alloc(0);
  let last = 0;
  let number = 0;
  for (let at = 0; at < bytes.length; number++) {
    expect(bytes.toString('latin1', at, at + 4)).toBe('OggS');
    expect(bytes.readUInt32LE(at + 18)).toBe(number);
    const lengths = bytes.subarray(at + 27, at + 27 + (bytes[at + 26] ?? 0));
    const end = at + 27 + lengths.length + lengths.reduce((sum, length) => sum + length, 0);
    const page = Buffer.from(bytes.subarray(at, end));
    page.writeUInt32LE(0, 22);
    expect(checksum(page)).toBe(bytes.readUInt32LE(at + 22));
    last = Number(bytes.readBigUInt64LE(at + 6));
    let from = at + 27 + lengths.length;
    for (const length of lengths) {
      open = Buffer.concat([open, bytes.subarray(from, from + length)]);
      from += length;
      if (length === 255) continue;
      packets.push(open);
      open = Buffer.alloc(0);
    }
    at = end;
  }
  return { packets, last };
}

describe('names of saved files', () => {
  it.each([
    ['../../etc/passwd', 'etc passwd'],
    ['C:\\Windows\\x.exe', 'C Windows x.exe'],
    ['con.txt', '_con.txt'],
    ['.hidden', 'hidden'],
    ['photo\u202egpj.exe', 'photo gpj.exe'],
  ])('%s', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('say when it was sent where the sender gave none', () => {
    const sentAt = Date.UTC(2026, 10, 23, 9, 8, 7);
    expect(suggestedName({ type: 'image', mimetype: 'image/png', fileName: null, sentAt })).toBe(
      'Switchboard 2026-11-23 09.08.07.png',
    );
  });
});
