import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { displayKind, openDisplay, virtualDisplayVariable } from '../../../scripts/library/display.mjs';
import { switchesFor } from '../../../scripts/setup/verify.mjs';
import { isOnPath } from '../../../scripts/setup/system.mjs';

describe('displayKind', () => {
  const there = () => true;
  const gone = () => false;

  it.each([
    ['macOS needs no variable', {}, 'darwin', gone, 'desktop'],
    ['Windows needs no variable', {}, 'win32', gone, 'desktop'],
    ['nothing set', {}, 'linux', there, 'none'],
    ['empty', { DISPLAY: '' }, 'linux', there, 'none'],
    ['a local X server', { DISPLAY: ':0' }, 'linux', there, 'x11'],
    ['a local X server with a screen', { DISPLAY: ':0.0' }, 'linux', there, 'x11'],
    ['left over from a server that is gone', { DISPLAY: ':99' }, 'linux', gone, 'none'],
    [
      'gone, but there is Wayland',
      { DISPLAY: ':99', WAYLAND_DISPLAY: 'wayland-0' },
      'linux',
      gone,
      'wayland',
    ],
    ['Wayland only', { WAYLAND_DISPLAY: 'wayland-0' }, 'linux', gone, 'wayland'],
    ['through ssh', { DISPLAY: 'localhost:10.0' }, 'linux', gone, 'x11'],
    ['our own Xvfb', { DISPLAY: ':99', [virtualDisplayVariable]: '1' }, 'linux', there, 'virtual'],
  ])('%s', (_what, environment, platform, exists, kind) => {
    expect(displayKind(environment, platform, exists)).toBe(kind);
  });

  it('asks for the socket of the right server', () => {
    const asked = [];
    displayKind({ DISPLAY: ':12.0' }, 'linux', (path) => asked.push(path) > 0);
    expect(asked).toEqual(['/tmp/.X11-unix/X12']);
  });
});

/**
 * Seconds until the screen saver of a display begins; 0 for never. X11 protocol: connection setup, then GetScreenSaver.
 * @param {string} display
 */
async function screenSaverTimeout(display) {
  const socket = connect(`/tmp/.X11-unix/X${display.slice(1)}`);
  await once(socket, 'connect');
  socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  socket.write(Buffer.from([108, 0, 1, 0]));
  let told = Buffer.alloc(0);
  for await (const bytes of socket) {
    told = Buffer.concat([told, bytes]);
    const setup = told.length < 8 ? Infinity : 8 + told.readUInt16LE(6) * 4;
    if (told.length < setup + 32) continue;
    expect([told[0], told[setup]]).toEqual([1, 1]);
    socket.destroy();
    return told.readUInt16LE(setup + 8);
  }
  throw new Error('the display has hung up');
}

describe.runIf(process.platform === 'linux' && isOnPath('Xvfb'))('a virtual display', () => {
  it('has no screen saver, which would look like a locked screen', async () => {
    const display = await openDisplay({ PATH: process.env.PATH });
    try {
      expect(await screenSaverTimeout(display.environment.DISPLAY)).toBe(0);
    } finally {
      await display.close();
    }
  });

  it('is opened where there is none, and is gone after it was closed', async () => {
    const display = await openDisplay({ PATH: process.env.PATH });
    expect(display.isVirtual).toBe(true);
    expect(displayKind(display.environment)).toBe('virtual');
    await display.close();
    expect(displayKind(display.environment)).toBe('none');
  });

  it('is not opened twice', async () => {
    const outer = await openDisplay({});
    const inner = await openDisplay(outer.environment);
    expect(inner).toMatchObject({ environment: {}, isVirtual: true });
    await inner.close();
    expect(displayKind(outer.environment)).toBe('virtual');
    await outer.close();
  });

  it('can be opened several times side by side', async () => {
    const displays = await Promise.all([openDisplay({}), openDisplay({})]);
    const names = displays.map((display) => display.environment.DISPLAY);
    expect(new Set(names).size).toBe(2);
    await Promise.all(displays.map((display) => display.close()));
  });
});

describe('switchesFor', () => {
  const plain = { isRoot: false, hasVirtualDisplay: false, isWayland: false };

  it.each([
    ['a desktop', plain, []],
    ['root', { ...plain, isRoot: true }, ['--no-sandbox']],
    ['a forbidden sandbox', { ...plain, sandboxFails: true }, ['--no-sandbox']],
    ['Xvfb', { ...plain, isRoot: true, hasVirtualDisplay: true }, ['--no-sandbox', '--disable-gpu']],
    ['Wayland', { ...plain, isWayland: true }, ['--ozone-platform-hint=auto']],
  ])('%s', (_what, facts, switches) => {
    expect(switchesFor(facts)).toEqual(switches);
  });
});
