import { describe, expect, it } from 'vitest';
import type { Logger } from '../../../../main/accounts/ports.ts';
import { UntrustedUpdate } from '../../../../main/desktop/updates/channel-signature.ts';
import { updateFailureOf, type Updater } from '../../../../main/desktop/updates/updater.ts';
import { Updates } from '../../../../main/desktop/updates/updates.ts';
import type { UpdateView } from '../../../../preload/contract/updates.ts';
import { manualClock } from '../../manual-clock.ts';

const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => silent,
};
const day = 24 * 60 * 60 * 1000;

function begin(change: Partial<Updater> = {}, looksByItself = true) {
  const clock = manualClock();
  const views: UpdateView[] = [];
  const calls: string[] = [];
  const updater: Updater = {
    check: () => {
      calls.push('check');
      return Promise.resolve({ version: '2.0.0', notes: 'new' });
    },
    download: (onPercent) => {
      calls.push('download');
      for (const percent of [0, 50, 50, 100]) onPercent(percent);
      return Promise.resolve();
    },
    install: () => calls.push('install'),
    ...change,
  };
  const updates = new Updates({
    updater: () => Promise.resolve(updater),
    clock,
    logger: silent,
    onChange: (view) => views.push(view),
    looksByItself: () => looksByItself,
  });
  return { updates, clock, views, calls };
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('updates', () => {
  it('are looked for, fetched and installed, each when a person says so', async () => {
    const { updates, views, calls } = begin();
    await updates.download();
    await updates.install();
    expect(calls).toEqual([]);
    await updates.check();
    expect(updates.view()).toEqual({ kind: 'available', version: '2.0.0', notes: 'new' });
    await updates.install();
    expect(calls).toEqual(['check']);
    await updates.download();
    expect(updates.view()).toEqual({ kind: 'ready', version: '2.0.0' });
    await updates.check();
    await updates.install();
    expect(calls).toEqual(['check', 'download', 'install']);
    expect(views.map(({ kind }) => kind)).toEqual([
      'checking',
      'available',
      'downloading',
      'downloading',
      'downloading',
      'ready',
    ]);
  });

  it('are looked for once a day, and never fetched by themselves', async () => {
    const { updates, clock, calls } = begin();
    updates.start();
    clock.advance(60_000);
    await settled();
    clock.advance(day);
    await settled();
    clock.advance(day);
    await settled();
    expect(calls).toEqual(['check', 'check', 'check']);
    updates.stop();
    clock.advance(2 * day);
    await settled();
    expect(calls).toHaveLength(3);
  });

  it('are not looked for when a person has said so', async () => {
    const { updates, clock, calls } = begin({}, false);
    updates.start();
    clock.advance(3 * day);
    await settled();
    expect(calls).toEqual([]);
  });

  it('do not exist for a build without a channel', async () => {
    const updates = new Updates({
      updater: null,
      clock: manualClock(),
      logger: silent,
      onChange: () => {},
      looksByItself: () => true,
    });
    updates.start();
    await updates.check();
    expect(updates.view()).toEqual({ kind: 'unavailable' });
  });

  it('that fail say why, and can be tried again', async () => {
    let fails = true;
    const { updates } = begin({
      check: () => (fails ? Promise.reject(new UntrustedUpdate()) : Promise.resolve(null)),
    });
    await updates.check();
    expect(updates.view()).toEqual({ kind: 'failed', reason: 'untrusted' });
    fails = false;
    await updates.check();
    expect(updates.view()).toMatchObject({ kind: 'current' });
  });

  const withCode = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });
  it.each([
    [withCode('ENOTFOUND'), 'network'],
    [withCode('HTTP_ERROR_404'), 'network'],
    [new Error('net::ERR_CONNECTION_REFUSED'), 'network'],
    [withCode('ERR_CHECKSUM_MISMATCH', 'sha512 checksum mismatch'), 'damaged'],
    [withCode('ENOSPC'), 'disk'],
    [new Error('?'), 'unknown'],
    ['?', 'unknown'],
  ])('fail with a reason: %s', (error, reason) => expect(updateFailureOf(error)).toBe(reason));
});
