import { describe, expect, it } from 'vitest';
import { emojiLocale, loadEmojiData } from '../../../../renderer/features/emoji/emoji-data.ts';

describe('the emoji that come with the app', () => {
  it.each(['en', 'de', 'es', 'hi', 'pt-BR'])('have names in %s, each one in a group', async (locale) => {
    const { emojis, categories } = await loadEmojiData(locale);
    expect(emojis.length).toBeGreaterThan(1500);
    const groups = new Set(categories.map(({ index }) => index));
    expect(emojis.filter(({ category, label }) => !groups.has(category) || label === '')).toEqual([]);
    expect(new Set(emojis.map(({ emoji }) => emoji)).size).toBe(emojis.length);
  });

  it('are called by their names in that language, and by English ones where there are none', async () => {
    const nameOf = async (locale: string) =>
      (await loadEmojiData(locale)).emojis.find(({ emoji }) => emoji === '👋')?.label;
    expect(await nameOf('de-AT')).toBe('winkende Hand');
    expect(await nameOf('ar')).toBe('waving hand');
    expect(emojiLocale('id')).toBe('en');
  });

  it('have all five tones where they have one', async () => {
    const { emojis } = await loadEmojiData('en');
    expect(emojis.find(({ emoji }) => emoji === '👋')?.skins).toEqual({
      light: '👋🏻',
      'medium-light': '👋🏼',
      medium: '👋🏽',
      'medium-dark': '👋🏾',
      dark: '👋🏿',
    });
    expect(emojis.filter(({ skins }) => skins !== undefined && Object.keys(skins).length !== 5)).toEqual([]);
  });
});
