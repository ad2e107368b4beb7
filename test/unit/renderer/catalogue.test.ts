import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { disconnectReasonSchema, linkingFailureSchema } from '../../../preload/contract/model.ts';
import { errorCodeSchema } from '../../../preload/contract/result.ts';

const root = join(import.meta.dirname, '../../..');
const english = JSON.parse(readFileSync(join(root, 'resources/locales/en.json'), 'utf8')) as object;

const leaves = (value: unknown, path: string): string[] =>
  typeof value === 'string'
    ? [path]
    : Object.entries(value as object).flatMap(([key, child]) =>
        leaves(child, path === '' ? key : `${path}.${key}`),
      );
const textsOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(textsOf);
const texts = textsOf(english);
const keys = leaves(english, '').map((key) => key.replace(/_(?:zero|one|two|few|many|other)$/, ''));
const sourcesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, folder, file), 'utf8') }));
const sources = sourcesIn('renderer');

/** Every string and template of a source that stands in a call of `t` or is an `i18nKey`. */
function usedIn(text: string): { exact: string[]; prefixes: string[] } {
  const calls = [...text.matchAll(/\bt\(([^;]*?)\)/g)].map((match) => match[1] ?? '');
  const marks = [...text.matchAll(/i18nKey=("[^"]+")/g)].map((match) => match[1] ?? '');
  const inside = [...calls, ...marks].join('\n');
  return {
    exact: [...inside.matchAll(/['"]([a-z][\w-]*(?:\.[\w-]+)+)['"]/gi)].map((match) => match[1] ?? ''),
    prefixes: [...text.matchAll(/\bt\(`([\w.-]+\.)\$\{/g)].map((match) => match[1] ?? ''),
  };
}
/** Main shows menus, the tray and notifications itself. */
const used = [...sources, ...sourcesIn('main')].map((source) => usedIn(source.text));
const exact = new Set(used.flatMap((part) => part.exact));
const prefixes = used.flatMap((part) => part.prefixes);

describe('the catalogue', () => {
  it('has every key that is used', () => {
    expect([...exact].filter((key) => !keys.includes(key))).toEqual([]);
    expect(prefixes.filter((prefix) => !keys.some((key) => key.startsWith(prefix)))).toEqual([]);
  });

  it('has no key that is not used', () => {
    const isUsed = (key: string): boolean =>
      exact.has(key) || prefixes.some((prefix) => key.startsWith(prefix));
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });

  it('has a sentence for every reason, every failed link and every error code', () => {
    expect(linkingFailureSchema.options.filter((code) => !keys.includes(`linking.failed.${code}`))).toEqual(
      [],
    );
    expect(disconnectReasonSchema.options.filter((code) => !keys.includes(`reason.${code}`))).toEqual([]);
    expect(disconnectReasonSchema.options.filter((code) => !keys.includes(`events.why.${code}`))).toEqual([]);
    expect(errorCodeSchema.options.filter((code) => !keys.includes(`error.${code}`))).toEqual([]);
  });

  it('speaks calmly', () => {
    const harsh = texts.filter((text) =>
      /!|\b(?:oops|sorry|please|invalid|socket|token|session)\b/i.test(text),
    );
    expect(harsh).toEqual([]);
  });
});

describe('the sources', () => {
  it('hold no sentence: every text is in the catalogue', () => {
    const spoken = sources
      .filter(({ file }) => file.endsWith('.tsx'))
      .flatMap(({ file, text }) => {
        const bare = [...text.matchAll(/<\/?[a-zA-Z][^<>=]*>\s*([A-Za-z][a-z]+[^<>{}=;()]*)\s*<\//g)];
        const attributes = [...text.matchAll(/\b(?:aria-label|title|placeholder|alt|label)="([^"]+)"/g)];
        return [...bare, ...attributes].map((match) => `${file}: ${match[1]}`);
      });
    expect(spoken).toEqual([]);
  });

  it('are small', () => {
    expect(sources.filter(({ text }) => text.split('\n').length > 300).map(({ file }) => file)).toEqual([]);
  });

  it('touch the bridge in one file, and storage for the list width only', () => {
    const touching = (pattern: RegExp): string[] =>
      sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);
    expect(touching(/window\.switchboard/)).toEqual(['bridge.ts']);
    expect(touching(/localStorage|sessionStorage|indexedDB/)).toEqual([
      'features/chat-list/use-list-width.ts',
    ]);
  });
});
