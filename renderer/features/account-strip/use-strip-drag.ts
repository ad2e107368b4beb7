import { createContext, useContext, useState, type DragEvent } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AccountId } from '../../../preload/contract/model.ts';
import type { App } from '../../actions/app.ts';
import { useApp } from '../../app-context.ts';
import { moveAccount, type StripPlace } from '../../stores/move-account.ts';
import { stripSections } from '../../stores/selectors.ts';

interface DragState {
  readonly dragged: AccountId | null;
  readonly place: StripPlace | null;
}

/** A drag in the strip: what the tabs and headings do with it. It is the same object for as long as the strip is there. */
export interface StripDrag {
  /** What is being dragged, and where it would go. */
  readonly state: StoreApi<DragState>;
  readonly start: (event: DragEvent, accountId: AccountId) => void;
  /** Over an account or a group's heading: in which half of it the pointer is tells on which side it would go. */
  readonly over: (event: DragEvent, place: Omit<StripPlace, 'after'>) => void;
  readonly drop: (event: DragEvent) => void;
  readonly end: () => void;
}

const nothing: DragState = { dragged: null, place: null };

function createStripDrag(app: App): StripDrag {
  const state = createStore<DragState>(() => nothing);
  const end = (): void => state.setState(nothing);
  return {
    state,
    start: (event, accountId) => {
      event.dataTransfer.effectAllowed = 'move';
      // Nothing of the account leaves the window with it.
      event.dataTransfer.setData('text/plain', '');
      state.setState({ dragged: accountId });
    },
    over: (event, { group, beside }) => {
      const { dragged, place } = state.getState();
      if (dragged === null) return;
      event.preventDefault();
      const box = event.currentTarget.getBoundingClientRect();
      const after = event.clientY > box.top + box.height / 2;
      const same = place?.group === group && place.beside === beside && place.after === after;
      if (!same) state.setState({ place: { group, beside, after } });
    },
    drop: (event) => {
      event.preventDefault();
      const { dragged, place } = state.getState();
      if (dragged !== null && place !== null) {
        const sections = stripSections(app.stores.accounts.getState());
        void app.accounts.move(dragged, moveAccount(sections, dragged, place));
      }
      end();
    },
    end,
  };
}

const DragContext = createContext<StripDrag | null>(null);
export const StripDragProvider = DragContext.Provider;

/** The drag of the strip that this is part of. */
export function useDrag(): StripDrag {
  const drag = useContext(DragContext);
  if (drag === null) throw new Error('useDrag is used outside the strip');
  return drag;
}

/** How a tab stands to the drag: it is the dragged one, or that would go before or after it. */
export const useTabMark = (accountId: AccountId): 'dragged' | 'before' | 'after' | null =>
  useStore(useDrag().state, ({ dragged, place }) => {
    if (dragged === null) return null;
    if (dragged === accountId) return 'dragged';
    if (place?.beside !== accountId) return null;
    return place.after ? 'after' : 'before';
  });

/** Whether what is dragged would go into this group, dropped on its heading. */
export const useIsGroupTarget = (group: string): boolean =>
  useStore(
    useDrag().state,
    ({ dragged, place }) => dragged !== null && place?.beside === null && place.group === group,
  );

/** Dragging accounts to another place. The keys and the menu do the same. */
export function useStripDrag(): StripDrag {
  const app = useApp();
  // A hundred tabs have it from their context: a new object at every drawing of the strip would draw all of them anew.
  const [drag] = useState(() => createStripDrag(app));
  return drag;
}
