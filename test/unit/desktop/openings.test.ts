import { describe, expect, it } from 'vitest';
import { openingView, Openings, readOpening } from '../../../main/desktop/openings.ts';

describe('readOpening', () => {
  it.each([
    ['saved.switchboard-backup', '/home/me/saved.switchboard-backup'],
    ['../x/Saved.SWITCHBOARD-BACKUP', '/home/x/Saved.SWITCHBOARD-BACKUP'],
    ['/media/stick/a b.switchboard-backup', '/media/stick/a b.switchboard-backup'],
    ['file:///media/stick/a%20b.switchboard-backup', '/media/stick/a b.switchboard-backup'],
  ])('takes %s for a backup', (word, path) => {
    expect(readOpening(word, '/home/me')).toEqual({ kind: 'backup', path });
  });

  it.each([
    '--profile',
    '--user-data-dir=x.switchboard-backup',
    '-r',
    '/opt/Switchboard/resources/app.asar',
    'notes.txt',
    'switchboard-backup',
    'file://elsewhere/x.switchboard-backup',
    'file:///x%00.switchboard-backup',
    'x\0.switchboard-backup',
    'https://example.org/x',
    '',
  ])('leaves %j alone', (word) => {
    expect(readOpening(word, '/home/me')).toBeNull();
  });

  it('takes links, and says why it does not take others', () => {
    expect(readOpening('whatsapp://send?phone=491511234567&text=hi', '/')).toEqual({
      kind: 'link',
      phoneNumber: '491511234567',
      text: 'hi',
    });
    expect(readOpening('whatsapp://chat?code=x', '/')).toEqual({ kind: 'refused', code: 'link-unsuited' });
  });
});

describe('what waits to be opened', () => {
  it('is told of once somebody listens, and given out once, the oldest first', () => {
    const openings = new Openings();
    let told = 0;
    openings.add(['/opt/electron', '--hidden', 'a.switchboard-backup', 'https://wa.me/15551234567'], '/home');
    openings.listen(() => (told += 1));
    expect(told).toBe(1);
    openings.add(['--profile', 'work'], '/home');
    expect(told).toBe(1);
    openings.add(['b.switchboard-backup'], '/home');
    expect(told).toBe(2);
    expect([openings.take(), openings.take(), openings.take(), openings.take()]).toMatchObject([
      { kind: 'backup', path: '/home/a.switchboard-backup' },
      { kind: 'link', phoneNumber: '15551234567' },
      { kind: 'backup', path: '/home/b.switchboard-backup' },
      null,
    ]);
  });

  it('may have been dropped: a backup or a folder, by nothing but its whole path', () => {
    const openings = new Openings();
    openings.drop('/home/me/bot/auth');
    openings.drop('/home/me/A.Switchboard-Backup');
    for (const path of ['auth', '../auth', '', '/home/me/\0auth']) openings.drop(path);
    expect([openings.take(), openings.take(), openings.take()]).toEqual([
      { kind: 'folder', path: '/home/me/bot/auth' },
      { kind: 'backup', path: '/home/me/A.Switchboard-Backup' },
      null,
    ]);
  });

  it('is no more than a person could want', () => {
    const openings = new Openings();
    openings.add(
      Array.from({ length: 1000 }, (_, index) => `${index}.switchboard-backup`),
      '/',
    );
    expect(openings.take()).toEqual({ kind: 'backup', path: '/992.switchboard-backup' });
  });

  it('shows a window no path', () => {
    const path = '/home/me/secret place/a.switchboard-backup';
    expect(openingView({ kind: 'backup', path }, '')).toEqual({
      kind: 'backup',
      fileName: 'a.switchboard-backup',
    });
    expect(openingView({ kind: 'folder', path: '/home/me/secret place/login' }, '+49 … 67')).toEqual({
      kind: 'folder',
      folderName: 'login',
      number: '+49 … 67',
    });
  });
});
