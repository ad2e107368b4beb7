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

describe.runIf(process.platform === 'linux' && isOnPath('Xvfb'))('a virtual display', () => {
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
