import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../preload/contract/preferences.ts';
import { languageNames } from '../../../preload/contract/languages.ts';
import { faultsOf, flatten } from './faults.ts';

const folder = join(import.meta.dirname, '../../../resources/locales');
const read = (language: string): Readonly<Record<string, string>> =>
  flatten(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')));
const english = read('en');
const files = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

describe('the languages', () => {
  it('are those that have a catalogue, and each has its name', () => {
    const offered = languages.filter((language) => language !== 'system');
    expect([...files].sort()).toEqual([...offered].sort());
    expect(Object.keys(languageNames).sort()).toEqual([...offered].sort());
  });
});

// To mend: add what is named here to resources/locales/<language>.json, at the place where en.json has it.
describe.each(files)('the catalogue %s', (language) => {
  it('has every text, every plural form of its language, and what stands in them', () => {
    expect(faultsOf(read(language), english, language)).toEqual([]);
  });

  it('speaks calmly', () => {
    const loud = Object.entries(read(language)).filter(([, text]) => /[!¡]/.test(text));
    expect(loud).toEqual([]);
  });
});

describe('the check', () => {
  const source = {
    'chats.title': 'Chats of {{name}}',
    'chats.unread_one': '{{count, number}} unread chat',
    'chats.unread_other': '{{count, number}} unread chats',
    'chats.step': 'Open <b>Settings</b>',
  };
  const german = {
    'chats.title': 'Chats von {{name}}',
    'chats.unread_one': '{{count, number}} ungelesener Chat',
    'chats.unread_other': '{{count, number}} ungelesene Chats',
    'chats.step': 'Öffne die <b>Einstellungen</b>',
  };
  const without = (key: keyof typeof german): Readonly<Record<string, string>> => {
    const { [key]: _gone, ...rest } = german;
    return rest;
  };

  it('finds nothing in a whole catalogue', () => {
    expect(faultsOf(german, source, 'de')).toEqual([]);
  });

  it.each([
    ['a missing text', without('chats.title'), 'chats.title: missing'],
    ['a missing plural form', without('chats.unread_one'), 'chats.unread_one: missing'],
    ['a surplus text', { ...german, 'chats.old': 'Alt' }, 'chats.old: not in en.json'],
    [
      'a plural form that the language has not',
      { ...german, 'chats.unread_many': '{{count, number}} Chats' },
      'chats.unread_many: not in en.json',
    ],
    ['an empty text', { ...german, 'chats.title': ' ' }, 'chats.title: empty'],
    [
      'a lost place',
      { ...german, 'chats.title': 'Chats' },
      'chats.title: {{name}} once in en.json, here 0 times',
    ],
    [
      'a renamed place',
      { ...german, 'chats.title': 'Chats von {{Name}}' },
      'chats.title: {{Name}} is not in en.json',
    ],
    [
      'a broken place',
      { ...german, 'chats.title': 'Chats von {name}} {{name}}' },
      'chats.title: broken braces',
    ],
    [
      'an unknown format',
      { ...german, 'chats.unread_other': '{{count, numbers}} Chats' },
      'chats.unread_other: unknown format in {{count, numbers}}',
    ],
    [
      'a lost mark',
      { ...german, 'chats.step': 'Öffne die <b>Einstellungen' },
      'chats.step: </b> once in en.json, here 0 times',
    ],
  ])('finds %s', (_what, catalogue, fault) => {
    expect(faultsOf(catalogue, source, 'de')).toContain(fault);
  });

  it('lets a form go without its number only when it stands for one number alone', () => {
    const one = { a_one: '{{count, number}} chat', a_other: '{{count, number}} chats' };
    expect(faultsOf({ a_one: 'Ein Chat', a_other: '{{count, number}} Chats' }, one, 'de')).toEqual([]);
    // In Hindi and Brazilian Portuguese that form is for nought, too.
    expect(faultsOf({ a_one: 'एक चैट', a_other: '{{count, number}} चैट' }, one, 'hi')).toEqual([
      'a_one: {{count}} once in en.json, here 0 times',
    ]);
  });

  it('asks for all six forms of Arabic', () => {
    const missing = faultsOf({}, { a_one: '{{count}} a', a_other: '{{count}} b' }, 'ar');
    expect(missing).toEqual(
      ['zero', 'one', 'two', 'few', 'many', 'other'].map((form) => `a_${form}: missing`),
    );
  });
});
