import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import i18next from 'i18next';
import { htmlFormat } from '../../main/exports/html-format.ts';
import type { Attached } from '../../main/exports/format.ts';
import { wordsOfExport, type ExportWords } from '../../main/exports/words.ts';
import type { MessageKind } from '../../preload/contract/kinds.ts';
import type { AccountId, ChatId } from '../../preload/contract/model.ts';
import { expect, findings, overflow, test } from './open.ts';

/* An exported page, opened as a person opens it: from a folder, without the app and without a network. */

const day = 24 * 3_600_000;
const start = Date.UTC(2026, 10, 20, 9, 0);
const hostile = '<img src=x onerror="document.title=1"> </script><script>document.title=2</script>';
interface Said {
  readonly text: string;
  readonly kind?: MessageKind;
  readonly fromMe?: boolean;
  readonly editedAt?: number;
  readonly attached?: Attached;
}
const said: readonly Said[] = [
  { text: 'Shall we meet at the lake on Sunday?' },
  { text: 'Yes, gladly. I bring the tea.', fromMe: true },
  { text: hostile },
  { text: 'نلتقي عند البحيرة يوم الأحد في الساعة 10:30؟' },
  { text: 'موافق، سأحضر الشاي (وربما القهوة).', fromMe: true },
  { text: 'At the lake', kind: 'image', attached: { name: '00000006-PHOTO.png' } },
  { text: '', kind: 'deleted' },
  { text: `A long word: ${'waterwaterwater'.repeat(30)}`, fromMe: true, editedAt: start },
  { text: '', kind: 'document', attached: { name: '00000009-plan (final).pdf' } },
  { text: 'Tea or TEA, the kettle is on.' },
];
const authors = ['Greta', '\u202eGreta <b>', 'غادة'];

let folder: string;
const noise: string[] = [];

test.beforeEach(async ({ page }) => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-page-'));
  noise.length = 0;
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) noise.push(`asked for ${request.url()}`);
  });
});
test.afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
  expect(noise).toEqual([]);
});

/** The words of the real catalogue. */
async function wordsIn(language: 'en' | 'ar'): Promise<ExportWords> {
  const file = join(import.meta.dirname, `../../resources/locales/${language}.json`);
  const translation = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  const texts = i18next.createInstance();
  await texts.init({
    lng: language,
    resources: { [language]: { translation } },
    interpolation: { escapeValue: false },
  });
  const translate = texts.t as (key: string, values?: object) => string;
  return wordsOfExport({ t: (key, values) => translate(key, { ...values }), language: () => language });
}

const personOf = (name: string) => ({
  name,
  contactName: name,
  pushName: null,
  phoneJid: '447911123456@s.whatsapp.net',
  lidJid: null,
});

/** Writes the page with a picture beside it. Answers its address. */
async function exported(language: 'en' | 'ar', title: string): Promise<string> {
  const format = htmlFormat(true);
  const head = {
    account: { id: 'account-one' as AccountId, name: 'Anna', phoneNumber: '4915112345678' },
    chat: { id: '1' as ChatId, kind: 'group', title, jid: '120363-1@g.us', person: null },
    app: '1.0.0',
    exportedAt: start,
    words: await wordsIn(language),
  } as const;
  const articles = said.map((one: Said, index) =>
    format.message(
      {
        wireId: `3EB0${index}`,
        fromMe: one.fromMe ?? false,
        sender: personOf(authors[index % authors.length] ?? ''),
        sentAt: start + Math.floor(index / 4) * day + index * 60_000,
        kind: one.kind ?? 'text',
        status: 'none',
        editedAt: one.editedAt ?? null,
        text: one.text,
        media: null,
        content: new Uint8Array(0),
      },
      head,
      index,
      one.attached ?? 'left-out',
    ),
  );
  await mkdir(join(folder, 'media'));
  const picture = join(import.meta.dirname, '../../resources/icons/512x512.png');
  await writeFile(join(folder, 'media', '00000006-PHOTO.png'), await readFile(picture));
  await writeFile(join(folder, 'chat.html'), [format.head(head), ...articles, format.tail(head)].join(''));
  return pathToFileURL(join(folder, 'chat.html')).href;
}

const looks = [
  { name: 'light', language: 'en', colorScheme: 'light', viewport: { width: 1000, height: 900 } },
  { name: 'dark', language: 'en', colorScheme: 'dark', viewport: { width: 1000, height: 900 } },
  { name: 'small', language: 'en', colorScheme: 'light', viewport: { width: 360, height: 640 } },
  { name: 'rtl', language: 'ar', colorScheme: 'light', viewport: { width: 1000, height: 900 } },
  { name: 'rtl-dark', language: 'ar', colorScheme: 'dark', viewport: { width: 1000, height: 900 } },
] as const;

for (const { name, language, ...use } of looks) {
  test.describe(name, () => {
    test.use(use);
    test(`an exported page, ${name}: axe finds nothing, all is inside the window`, async ({ page }) => {
      await page.goto(await exported(language, 'Lake <i>friends</i>'));
      await expect(page.getByRole('article')).toHaveCount(said.length);
      await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
      const pictures = process.env['SWITCHBOARD_UI_PICTURES'];
      if (pictures !== undefined)
        await page.screenshot({ path: `${pictures}/exported-page-${name}.png`, fullPage: true });
      expect(await findings(page)).toEqual([]);
      expect(await overflow(page)).toEqual([]);
      // Own messages are at the end of the line, whichever side that is.
      const [theirs, mine] = await Promise.all(
        [0, 1].map((place) => page.getByRole('article').nth(place).boundingBox()),
      );
      const isLater = (mine?.x ?? 0) > (theirs?.x ?? 0);
      expect(isLater).toBe(language !== 'ar');
      const shown = await page.evaluate(() => document.querySelector('img')?.naturalWidth ?? 0);
      expect(shown).toBeGreaterThan(0);
    });
  });
}

test('the search box finds whatever its case, leaves out what does not fit and its days, and gives all back', async ({
  page,
}) => {
  await page.goto(await exported('en', 'Lake friends'));
  const box = page.getByRole('searchbox');
  const articles = page.locator('article:visible');
  const days = page.locator('h2:visible');
  await expect(days).toHaveText(['2026-11-20', '2026-11-21', '2026-11-22']);
  await box.press('t');
  await box.press('E');
  await box.press('a');
  await expect(articles).toHaveCount(2);
  await expect(page.getByRole('status')).toHaveText(`2 / ${said.length}`);
  await expect(days).toHaveText(['2026-11-20', '2026-11-22']);
  await box.fill('البحيرة');
  await expect(articles).toHaveCount(1);
  await expect(days).toHaveText(['2026-11-20']);
  await box.fill('nobody has said this');
  await expect(articles).toHaveCount(0);
  await expect(days).toHaveCount(0);
  await expect(page.getByRole('status')).toHaveText(`0 / ${said.length}`);
  // What somebody wrote is text, also to the search.
  await box.fill('onerror="document');
  await expect(articles).toHaveCount(1);
  await box.fill('  ');
  await expect(articles).toHaveCount(said.length);
  await expect(days).toHaveCount(3);
  await expect(page.getByRole('status')).toBeEmpty();
  expect(await page.title()).toBe('Lake friends');
});
