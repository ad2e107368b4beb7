import { describe, expect, it } from 'vitest';
import { contextMenuTemplate } from '../../../main/desktop/context-menu.ts';
import { createTexts } from '../../../main/desktop/texts.ts';
import { drawTrayIcon } from '../../../main/desktop/tray-icon.ts';
import { trayLook, trayMenuTemplate, trayTooltip, type TrayState } from '../../../main/desktop/tray-menu.ts';
import type { AccountState } from '../../../preload/contract/model.ts';

const { t } = createTexts();
const nothing = () => undefined;
const actions = { show: nothing, pauseAll: nothing, resumeAll: nothing, lock: nothing, quit: nothing };
const state = (kinds: readonly AccountState['kind'][], change: Partial<TrayState> = {}): TrayState => ({
  accounts: kinds.map((kind) => ({ state: { kind } as AccountState })),
  unread: 0,
  locked: false,
  ...change,
});
const labels = (given: TrayState, lock: (() => void) | null = null) =>
  trayMenuTemplate(t, given, { ...actions, lock }).flatMap(({ label }) =>
    label === undefined ? [] : [label],
  );

describe('the tray', () => {
  it('offers what makes sense', () => {
    const show = 'Show Switchboard';
    const quit = 'Quit Switchboard';
    expect(labels(state([]))).toEqual([show, quit]);
    expect(labels(state(['online']))).toEqual([show, 'Pause all accounts', quit]);
    expect(labels(state(['paused']))).toEqual([show, 'Resume all accounts', quit]);
    expect(labels(state(['unlinked', 'linking']))).toEqual([show, quit]);
    expect(labels(state(['online', 'paused']), nothing)).toEqual([
      show,
      'Pause all accounts',
      'Resume all accounts',
      'Lock now',
      quit,
    ]);
    expect(labels(state(['online', 'paused'], { locked: true }), nothing)).toEqual([show, quit]);
  });

  it('says how things are, and nothing while locked', () => {
    expect(trayTooltip(t, state([]), 'Switchboard')).toBe('Switchboard');
    expect(trayTooltip(t, state(['online', 'waiting']), 'Switchboard')).toBe(
      'Switchboard: 1 of 2 accounts online',
    );
    expect(trayTooltip(t, state(['online'], { unread: 2 }), 'Switchboard')).toBe(
      'Switchboard: 2 unread messages, 1 of 1 account online',
    );
    expect(trayTooltip(t, state(['online'], { unread: 2, locked: true }), 'Switchboard')).toBe(
      'Switchboard: locked',
    );
    expect(trayLook(state(['online'], { unread: 2, locked: true }))).toEqual({
      unread: false,
      trouble: false,
    });
    expect(trayLook(state(['unlinked']))).toEqual({ unread: false, trouble: true });
  });
});

describe('the picture', () => {
  it.each([16, 24, 32, 48])(
    'of %d pixels is a bitmap with premultiplied colours and a dot where there is news',
    (size) => {
      const plain = drawTrayIcon(size, { unread: false, trouble: false });
      expect(plain).toHaveLength(size * size * 4);
      for (let at = 0; at < plain.length; at += 4) {
        const alpha = plain[at + 3] ?? 0;
        expect(Math.max(plain[at] ?? 0, plain[at + 1] ?? 0, plain[at + 2] ?? 0)).toBeLessThanOrEqual(alpha);
      }
      const dot = (Math.floor(size * 0.78) * size + Math.floor(size * 0.78)) * 4;
      const colour = (look: { unread: boolean; trouble: boolean }) => [
        ...drawTrayIcon(size, look).subarray(dot, dot + 3),
      ];
      const [none, unread, trouble] = [
        colour({ unread: false, trouble: false }),
        colour({ unread: true, trouble: false }),
        colour({ unread: true, trouble: true }),
      ];
      expect(unread).not.toEqual(none);
      expect(trouble).not.toEqual(unread);
      // Its corners are clear.
      expect(plain[3]).toBe(0);
    },
  );
});

describe('the menu over a text', () => {
  const flags = {
    canUndo: true,
    canRedo: false,
    canCut: true,
    canCopy: true,
    canPaste: true,
    canDelete: true,
    canSelectAll: true,
    canEditRichly: false,
  };
  const facts = {
    isEditable: true,
    selectionText: '',
    misspelledWord: '',
    dictionarySuggestions: [] as string[],
    editFlags: flags,
  };
  const menu = (change: Partial<typeof facts>, done: string[] = []) =>
    contextMenuTemplate(
      t,
      { ...facts, ...change },
      {
        replace: (word) => done.push(`replace ${word}`),
        learn: (word) => done.push(`learn ${word}`),
      },
    );

  it('is not there where there is nothing to do', () => {
    expect(menu({ isEditable: false })).toEqual([]);
    expect(menu({ isEditable: false, selectionText: '  ' })).toEqual([]);
    expect(menu({ isEditable: false, selectionText: 'word' })).toEqual([{ role: 'copy', label: 'Copy' }]);
  });

  it('suggests better spellings', () => {
    const done: string[] = [];
    const suggestions = ['hello', 'hallo', 'hullo', 'hollo', 'help', 'held'];
    const items = menu({ misspelledWord: 'helo', dictionarySuggestions: suggestions }, done);
    expect(items.slice(0, 5).map(({ label }) => label)).toEqual(suggestions.slice(0, 5));
    for (const item of items) (item.click as (() => void) | undefined)?.();
    expect(done).toEqual([...suggestions.slice(0, 5).map((word) => `replace ${word}`), 'learn helo']);
    expect(menu({ misspelledWord: 'xqz' })[0]).toEqual({ label: 'No suggestions', enabled: false });
    expect(menu({}).map(({ role, enabled }) => [role, enabled])).toContainEqual(['redo', false]);
  });
});
