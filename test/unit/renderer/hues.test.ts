import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { senderHue, senderHues } from '../../../renderer/features/message-body/sender-hue.ts';

type Triple = readonly [number, number, number];
const css = readFileSync(join(import.meta.dirname, '../../../renderer/ui/tokens.css'), 'utf8');
const triple = (text: string): Triple => text.trim().split(/\s+/).map(Number) as unknown as Triple;
const hues = [
  ...css.matchAll(/\[data-hue='\d+'\]\s*\{\s*--hue: light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\)/g),
].map((match) => ({ light: triple(match[1] ?? ''), dark: triple(match[2] ?? '') }));

function linear([lightness, chroma, angle]: Triple): Triple {
  const a = chroma * Math.cos((angle * Math.PI) / 180);
  const b = chroma * Math.sin((angle * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}
function lab([red, green, blue]: Triple): Triple {
  const root = (value: number): number => Math.cbrt(Math.max(0, value));
  const l = root(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = root(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = root(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
/** How linear light looks to eyes of each kind (Machado, Oliveira, Fernandes 2009, severity 1). */
const eyes: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  most: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const dot = (left: Triple, right: Triple): number =>
  left[0] * right[0] + left[1] * right[1] + left[2] * right[2];

const luminance = (colour: Triple): number => dot([0.2126, 0.7152, 0.0722], linear(colour));
function contrast(one: Triple, other: Triple): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((left, right) => right - left);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}
const white: Triple = [1, 0, 0];
const ink: Triple = [0.17, 0.02, 265];
/** The hues that carry dark initials in the light theme, as `tokens.css` says; in the dark theme all do. */
const carriesInk = (index: number): boolean =>
  new RegExp(`\\[data-hue='${index}'\\][^{}]*\\{\\s*--on-hue`).test(css);

describe('the hues of accounts', () => {
  for (const [index, hue] of hues.entries()) {
    it(`can be read: initials on hue ${index}, and the hue on the strip`, () => {
      expect(contrast(hue.light, carriesInk(index) ? ink : white)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(hue.dark, ink)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(hue.light, [0.94, 0.005, 265])).toBeGreaterThanOrEqual(3);
      expect(contrast(hue.dark, [0.165, 0.006, 265])).toBeGreaterThanOrEqual(3);
    });
  }

  it('are twelve', () => expect(hues).toHaveLength(12));

  for (const [eye, matrix] of Object.entries(eyes)) {
    for (const theme of ['light', 'dark'] as const) {
      it(`stay apart for ${eye} eyes in the ${theme} theme`, () => {
        const seen = hues.map((hue) => {
          const light = linear(hue[theme]);
          return lab([dot(matrix[0], light), dot(matrix[1], light), dot(matrix[2], light)]);
        });
        let nearest = Number.POSITIVE_INFINITY;
        for (const [index, one] of seen.entries()) {
          for (const other of seen.slice(0, index)) {
            nearest = Math.min(nearest, Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]));
          }
        }
        // 0.02 is about what an eye can just tell apart side by side.
        expect(nearest).toBeGreaterThan(0.065);
      });
    }
  }
});

describe('the colours of people in groups', () => {
  const senders = [
    ...css.matchAll(
      /\[data-sender='\d+'\]\s*\{\s*--sender: light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\)/g,
    ),
  ].map((match) => ({ light: triple(match[1] ?? ''), dark: triple(match[2] ?? '') }));
  // The bubbles, and the quote on them, as `tokens.css` has them.
  const surfaces = {
    light: [[1, 0, 0] as Triple, [0.9, 0.012, 265] as Triple, [0.85, 0.012, 265] as Triple],
    dark: [[0.255, 0.008, 265] as Triple, [0.325, 0.016, 265] as Triple, [0.39, 0.014, 265] as Triple],
  };

  it('are as many as are given out, and every one is given', () => {
    expect(senders).toHaveLength(senderHues);
    const given = new Set(Array.from({ length: 400 }, (_, person) => senderHue(String(person))));
    expect(given.size).toBe(senderHues);
  });

  it('are read on every surface that a name stands on', () => {
    for (const theme of ['light', 'dark'] as const) {
      for (const sender of senders) {
        for (const surface of surfaces[theme]) {
          expect(contrast(sender[theme], surface)).toBeGreaterThanOrEqual(4.5);
        }
      }
    }
  });
});
