import { useEffect, type ComponentProps } from 'react';
import { useApp, useUi } from '../../app-context.ts';
import type { UiState } from '../../stores/ui-state.ts';
import { Late, useLate } from '../../ui/late.ts';
import type { Conversation, SidePanel } from './late-parts.tsx';

const parts = new Late(() => import('./late-parts.tsx'));

/** From the first list until the rest is read, so that the list is drawn and takes input before. Milliseconds. */
const restLength = 200;
/** A window without any list, locked or empty, has all it needs by then. Milliseconds. */
const longestWait = 2_000;

/** Reads the rest of the window when nobody waits for anything, or when a person does the first thing in it. */
export function useLateParts(): void {
  const { chats } = useApp().stores;
  useEffect(() => {
    const read = (): void => void parts.read();
    let timer = setTimeout(read, longestWait);
    const soon = (): void => {
      if (Object.values(chats.getState().lists).every(({ status }) => status === 'loading')) return;
      clearTimeout(timer);
      unfollow();
      timer = setTimeout(read, restLength);
    };
    const unfollow = chats.subscribe(soon);
    soon();
    const options = { capture: true, once: true } as const;
    addEventListener('pointerdown', read, options);
    addEventListener('keydown', read, options);
    return () => {
      clearTimeout(timer);
      unfollow();
      removeEventListener('pointerdown', read, options);
      removeEventListener('keydown', read, options);
    };
  }, [chats]);
}

const wantsDialog = (state: UiState): boolean =>
  [
    state.overlay,
    state.link,
    state.linkDetails,
    state.removing,
    state.dialog,
    state.backupDialog,
    state.exportDialog,
    state.openedLink,
    state.chatDialog,
    state.newChat,
  ].some((one) => one !== null);

/** All dialogs that lie over the columns. */
export function LateDialogs() {
  const late = useLate(parts, useUi(wantsDialog));
  return late && <late.Dialogs />;
}

/** The dialogs of the app itself. */
export function LateAppDialogs() {
  const late = useLate(
    parts,
    useUi((state) => state.appDialog !== null),
  );
  return late && <late.AppDialogs />;
}

export function LateSettings() {
  const late = useLate(parts);
  return late && <late.SettingsScreen />;
}

export function LateOverview() {
  const late = useLate(parts);
  return late && <late.OverviewScreen />;
}

export function LateConversation(properties: ComponentProps<typeof Conversation>) {
  const late = useLate(parts);
  return late && <late.Conversation {...properties} />;
}

export function LateSidePanel(properties: ComponentProps<typeof SidePanel>) {
  const late = useLate(parts);
  return late && <late.SidePanel {...properties} />;
}
