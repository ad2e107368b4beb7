import { describe, expect, it } from 'vitest';
import { createOwnPageCheck } from '../../../main/desktop/own-page.ts';
import { createSenderCheck, type CallEvent } from '../../../main/ipc/sender.ts';

const isAllowed = createSenderCheck({
  isOwnPage: createOwnPageCheck(null),
  isKnownWindow: (windowId) => windowId === 1,
});

const from = (change: {
  url?: string;
  id?: number;
  destroyed?: boolean;
  subframe?: boolean;
  gone?: boolean;
}) => {
  const frame = { url: change.url ?? 'app://switchboard/index.html' };
  const event: CallEvent = {
    sender: {
      id: change.id ?? 1,
      mainFrame: change.subframe === true ? { url: 'app://switchboard/' } : frame,
      isDestroyed: () => change.destroyed ?? false,
    },
    senderFrame: change.gone === true ? null : frame,
  };
  return event;
};

describe('createSenderCheck', () => {
  it('lets the main frame of our window through', () => {
    expect(isAllowed(from({}))).toBe(true);
  });

  it.each([
    ['another site', { url: 'https://example.com/' }],
    ['another host of our scheme', { url: 'app://media/index.html' }],
    ['a file', { url: 'file:///switchboard/index.html' }],
    ['an empty page', { url: 'about:blank' }],
    ['no page', { url: '' }],
    ['a frame inside the page', { subframe: true }],
    ['a frame that is gone', { gone: true }],
    ['an unknown window', { id: 2 }],
    ['a window that is gone', { destroyed: true }],
  ])('refuses %s', (_what, change) => {
    expect(isAllowed(from(change))).toBe(false);
  });
});
