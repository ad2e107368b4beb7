import { useCallback, useState } from 'react';

export const minimumListWidth = 240;
export const maximumListWidth = 420;
const usualWidth = 320;
const storageKey = 'switchboard.list-width';

const clamp = (width: number): number =>
  Math.round(Math.min(maximumListWidth, Math.max(minimumListWidth, width)));

function remembered(): number {
  const text = localStorage.getItem(storageKey);
  const width = text === null ? Number.NaN : Number(text);
  return Number.isFinite(width) ? clamp(width) : usualWidth;
}

/** The width of the chat list, remembered on this computer. */
export function useListWidth(): readonly [number, (width: number) => void] {
  const [width, setWidth] = useState(remembered);
  const change = useCallback((wanted: number) => {
    const next = clamp(wanted);
    setWidth(next);
    localStorage.setItem(storageKey, String(next));
  }, []);
  return [width, change];
}
