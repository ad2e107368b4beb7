import { describe, expect, it } from 'vitest';
import { applicationMenuTemplate } from '../../../main/desktop/application-menu.ts';
import { createTexts } from '../../../main/desktop/texts.ts';
import { directionOf, pickLanguage } from '../../../preload/contract/languages.ts';

describe('pickLanguage', () => {
  const available = ['en', 'de', 'pt-BR', 'ar'];
  it.each([
    ['system', ['de-AT', 'en'], 'de'],
    ['system', ['pt-PT'], 'pt-BR'],
    ['system', ['PT-br'], 'pt-BR'],
    ['system', ['fi', 'ar-EG', 'de'], 'ar'],
    ['system', ['fi'], 'en'],
    ['system', [], 'en'],
    ['en', ['de'], 'en'],
  ] as const)('%s with %j is %s', (choice, wanted, expected) => {
    expect(pickLanguage(choice, wanted, available)).toBe(expected);
  });

  it('holds a choice of a language that has gone from the app for none', () => {
    expect(pickLanguage('eo' as 'en', ['de'], available)).toBe('de');
  });

  it('knows which way a language is written', () => {
    expect(['en', 'ar', 'ar-EG', 'he', 'hi'].map(directionOf)).toEqual(['ltr', 'rtl', 'rtl', 'rtl', 'ltr']);
  });
});

describe('the texts of main', () => {
  const german = { menu: { file: 'Datei', role: { quit: '{{app}} beenden' } }, app: { name: 'Switchboard' } };
  const load = () => Promise.resolve(german);

  it('follow the system, with English for what is missing', async () => {
    const texts = createTexts(['de-DE'], load, ['en', 'de']);
    expect(await texts.use('system')).toBe(true);
    const [file, edit] = applicationMenuTemplate({
      platform: 'linux',
      isPackaged: true,
      name: 'Switchboard',
      t: texts.t,
      onShortcut: () => undefined,
    });
    expect(file?.label).toBe('Datei');
    expect(file?.submenu).toMatchObject([{ role: 'quit', label: 'Switchboard beenden' }]);
    expect(edit?.label).toBe('Edit');
  });

  it('follow a choice, and say when there is nothing to do', async () => {
    const texts = createTexts(['de'], load, ['en', 'de']);
    expect(await texts.use('en')).toBe(false);
    expect(await texts.use('system')).toBe(true);
    expect(await texts.use('system')).toBe(false);
    expect(texts.t('menu.file')).toBe('Datei');
    expect(await texts.use('en')).toBe(true);
    expect(texts.t('menu.file')).toBe('File');
  });
});
