import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  openPreferences,
  type Preferences,
  type PreferenceValues,
} from '../../../main/desktop/preferences.ts';
import { recordingLogger } from '../ipc/recording-logger.ts';

const bounds = { x: 10, y: 20, width: 800, height: 600, maximized: false };

describe('openPreferences', () => {
  let folder = '';
  let written: PreferenceValues[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-preferences-'));
    written = [];
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const { logger, lines } = recordingLogger();
  const open = (fail = false): Promise<Preferences> =>
    openPreferences({
      folder,
      logger,
      openStore: () => ({
        write: (values) => {
          if (fail) throw new Error('disk full');
          written.push(values);
        },
      }),
    });

  it('starts with the defaults and writes nothing by itself', async () => {
    const preferences = await open();
    expect(preferences.get('noticeAccepted')).toBe(false);
    expect(preferences.get('windowBounds')).toBeNull();
    expect(written).toEqual([]);
  });

  it('keeps what is set', async () => {
    const preferences = await open();
    preferences.set('noticeAccepted', true);
    preferences.set('windowBounds', bounds);
    expect(preferences.get('noticeAccepted')).toBe(true);
    expect(written.at(-1)).toMatchObject({ noticeAccepted: true, windowBounds: bounds });
  });

  it('reads what was kept, and overlooks what a later version added', async () => {
    await writeFile(join(folder, 'preferences.json'), JSON.stringify({ noticeAccepted: true, later: 1 }));
    expect((await open()).get('noticeAccepted')).toBe(true);
    expect(await readdir(folder)).toEqual(['preferences.json']);
  });

  it.each([
    '',
    'no json',
    'null',
    '[]',
    '{"noticeAccepted":"yes"}',
    '{"windowBounds":{"x":1}}',
    '{"windowBounds":{"x":1e99,"y":0,"width":1,"height":1,"maximized":false}}',
    '{"noticeAccepted":true',
  ])('starts with the defaults when the file says %j, and keeps that file aside', async (text) => {
    await writeFile(join(folder, 'preferences.json'), text);
    const preferences = await open();
    expect(preferences.get('noticeAccepted')).toBe(false);
    expect(await readdir(folder)).toEqual(['preferences.damaged.json']);
    expect(await readFile(join(folder, 'preferences.damaged.json'), 'utf8')).toBe(text);
  });

  it('starts even when there is a folder in the place of the file', async () => {
    await mkdir(join(folder, 'preferences.json'));
    expect((await open()).get('noticeAccepted')).toBe(false);
  });

  it('lasts until the app quits when the disk refuses', async () => {
    const preferences = await open(true);
    preferences.set('noticeAccepted', true);
    expect(preferences.get('noticeAccepted')).toBe(true);
    expect(lines.at(-1)?.level).toBe('warn');
  });
});
