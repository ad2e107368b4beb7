import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { withoutTurns } from '../../../renderer/format/without-turns.ts';
import { startTexts } from '../../../renderer/i18n.ts';

beforeAll(() => void startTexts());

it('takes out what turns a sentence, and no letter of any script', () => {
  expect(withoutTurns('\u202Eevil\u2067 name\u2069')).toBe('evil name');
  expect(withoutTurns('שלום سارة नमस्ते 🇩🇪 a\u200Db')).toBe('שלום سارة नमस्ते 🇩🇪 a\u200Db');
});

it('is done to every name in a text, and leaves tags and signs as they are', () => {
  const text = i18next.t('backups.takeBack.title', { name: '\u202E<b>A & B</b> $t(common.close)' });
  expect(text).toBe('Use <b>A & B</b> $t(common.close) here again');
});
