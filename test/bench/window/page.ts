import type { Bridge } from '../../../preload/contract/bridge.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import type { Frames, Key, MessageSeen, PageBench } from './page-protocol.ts';

/*
 * Put into the app's page. It knows the page by what is there for everybody: roles, names and data attributes. Times
 * begin with the time stamp of the event itself, which the browser process has set.
 */

const now = (): number => performance.now();

/** Calls when the next frame has been drawn: what it posts comes back after layout and paint. */
const afterFrame = (then: () => void): void => {
  requestAnimationFrame(() => soon(then));
};

const soon = (then: () => void): void => {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => then(), { once: true });
  port1.start();
  port2.postMessage(null);
};

/** Milliseconds from the next click until a frame in which this holds is drawn. */
const fromClickUntil = (holds: () => boolean): Promise<number> =>
  new Promise((resolve) => {
    let clicked: number | null = null;
    let done = false;
    const observer = new MutationObserver(look);
    function look(): void {
      if (done || clicked === null || !holds()) return;
      done = true;
      observer.disconnect();
      const began = clicked;
      afterFrame(() => resolve(now() - began));
    }
    addEventListener(
      'click',
      (event) => {
        clicked = event.timeStamp;
        soon(look);
      },
      { capture: true, once: true },
    );
    observer.observe(document.body, { childList: true, subtree: true, attributes: true });
  });

const idsOf = (selector: string, name: string): ReadonlySet<string> =>
  new Set(
    [...document.querySelectorAll<HTMLElement>(selector)].map((element) => element.dataset[name] ?? ''),
  );

const hasOther = (selector: string, name: string, known: ReadonlySet<string>): boolean =>
  [...idsOf(selector, name)].some((id) => !known.has(id));

const panelOf = (accountId: string): string => `[role="tabpanel"][aria-labelledby="account-${accountId}"]`;
const openRow = (chatId: string): string => `[data-chat="${chatId}"][aria-current="true"]`;

const log = (): HTMLElement | null => document.querySelector('[role="log"]');

let frames: { between: number[]; longestBlank: number; seen: Set<string> } | null = null;
let keys: Key[] | null = null;
let messages: { seen: MessageSeen[]; stop: () => void } | null = null;

/** Whether a message is at one of three heights of the conversation. */
function isBlank(seen: Set<string>): boolean {
  const frame = log()?.getBoundingClientRect();
  if (frame === undefined) return true;
  let blank = true;
  for (const part of [0.2, 0.5, 0.8]) {
    for (const across of [0.15, 0.5, 0.85]) {
      const element = document.elementFromPoint(
        frame.left + frame.width * across,
        frame.top + frame.height * part,
      );
      const id = element?.closest<HTMLElement>('[data-message]')?.dataset['message'];
      if (id === undefined) continue;
      seen.add(id);
      blank = false;
    }
  }
  return blank;
}

function watchFrames(): void {
  let last = 0;
  let blankSince: number | null = null;
  const next = (at: number): void => {
    if (frames === null) return;
    if (last > 0) frames.between.push(at - last);
    last = at;
    requestAnimationFrame(next);
    // The frame as it is going to be painted.
    soon(() => {
      if (frames === null) return;
      if (!isBlank(frames.seen)) {
        if (blankSince !== null) frames.longestBlank = Math.max(frames.longestBlank, at - blankSince);
        blankSince = null;
      } else blankSince ??= at;
    });
  };
  requestAnimationFrame(next);
}

let pressed = 0;
addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true });
// Behind the page's own listeners. What they have React do for a person's input is done in a microtask that was asked for before this
// one, so what is measured is the wait for the page and the key's own work, and not a frame that happens to be drawn after it.
addEventListener('input', () => {
  if (keys === null) return;
  const began = pressed;
  const list = keys;
  queueMicrotask(() => {
    // Asking for a place makes styles and layout be done now.
    document.body.getBoundingClientRect();
    const work = now() - began;
    afterFrame(() => list.push({ work, painted: now() - began }));
  });
});

let armed: Promise<number> | null = null;

const bench: PageBench = {
  place: async (selector) => {
    const element = document.querySelector<HTMLElement>(selector);
    if (element === null) return null;
    element.scrollIntoView({ block: 'nearest' });
    await new Promise<void>((resolve) => afterFrame(resolve));
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  },
  chatIds: async () => [...idsOf('[data-chat]:not([aria-current])', 'chat')],
  isShown: async (accountId) => document.querySelector(panelOf(accountId)) !== null,
  isOpen: async (chatId) => document.querySelector(openRow(chatId)) !== null,
  chatWith: async (text) => {
    for (let left = 100; left > 0; left--) {
      const rows = [...document.querySelectorAll<HTMLElement>('[data-chat]')];
      const row = rows.find(({ textContent }) => textContent.includes(text));
      if (row?.dataset['chat'] !== undefined) return row.dataset['chat'];
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`no row says ${text}`);
  },
  armSwitch: async (accountId) => {
    const before = idsOf('[data-chat]', 'chat');
    armed = fromClickUntil(
      () =>
        document.querySelector(panelOf(accountId)) !== null &&
        hasOther('[role="tabpanel"] [data-chat]', 'chat', before),
    );
    return true;
  },
  armOpening: async (chatId) => {
    const before = idsOf('[data-message]', 'message');
    armed = fromClickUntil(
      () =>
        document.querySelector(openRow(chatId)) !== null &&
        hasOther('[role="log"] [data-message]', 'message', before),
    );
    return true;
  },
  measured: () => armed ?? Promise.reject(new Error('nothing is armed')),
  framesBegin: async () => {
    frames = { between: [], longestBlank: 0, seen: new Set() };
    watchFrames();
    return true;
  },
  framesEnd: async () => {
    const { between, longestBlank, seen } = frames!;
    frames = null;
    return { between, longestBlank, seen: seen.size } satisfies Frames;
  },
  keysBegin: async () => {
    keys = [];
    return true;
  },
  keysEnd: async () => {
    const all = keys ?? [];
    keys = null;
    return all;
  },
  messagesBegin: async (prefix) => {
    const seen: MessageSeen[] = [];
    const known = new Set<string>();
    // What was looked at once is left alone: this runs with every change of the page, and its time is the page's.
    const looked = new WeakSet<Element>();
    const look = (): void => {
      for (const element of document.querySelectorAll('[role="log"] [data-message]')) {
        if (looked.has(element)) continue;
        looked.add(element);
        const text = new RegExp(`${prefix}\\d+`, 'u').exec(element.textContent ?? '')?.[0];
        if (text === undefined || known.has(text)) continue;
        known.add(text);
        afterFrame(() => seen.push({ text, at: performance.timeOrigin + now() }));
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    messages = { seen, stop: () => observer.disconnect() };
    return true;
  },
  messagesSeen: async () => messages?.seen.length ?? 0,
  messagesEnd: async () => {
    messages?.stop();
    return messages?.seen ?? [];
  },
  heap: async () => {
    const { gc } = globalThis as { readonly gc?: () => void };
    for (let round = 0; round < 2; round++) {
      gc?.();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { memory } = performance as unknown as { readonly memory: { readonly usedJSHeapSize: number } };
    return memory.usedJSHeapSize / 1e6;
  },
  answerAll: async (accountIds) => {
    const { switchboard } = globalThis as unknown as { readonly switchboard: Bridge };
    let answered = 0;
    for (const accountId of accountIds as readonly AccountId[]) {
      const list = await switchboard.call('chats.list', { accountId, filter: 'unread', before: null });
      if (!list.ok) throw new Error(`chats.list: ${list.error.code}`);
      for (const { id } of list.value.chats.slice(0, 1)) {
        const answer = await switchboard.call('messages.send', { accountId, chatId: id, text: 'an answer' });
        if (answer.ok) answered += 1;
      }
    }
    return answered;
  },
  canWrite: async () => document.querySelector('textarea:enabled') !== null,
};
Object.assign(globalThis, { bench });
