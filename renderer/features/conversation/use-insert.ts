import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Puts words where the caret is, in place of what is selected (or of all from another place to there), and the caret behind them. The value of the field is
 * React's, which would leave the caret at its end.
 */
export function useInsert(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  write: (text: string) => void,
): (words: string, from?: number) => void {
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caret.current === null) return;
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- it is the new text that moves the caret
  }, [text, field]);
  return (words, from) => {
    const start = from ?? field.current?.selectionStart ?? text.length;
    const end = field.current?.selectionEnd ?? start;
    caret.current = start + words.length;
    write(text.slice(0, start) + words + text.slice(end));
  };
}
