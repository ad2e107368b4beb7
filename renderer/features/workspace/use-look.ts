import { useLayoutEffect } from 'react';
import { usePreferences } from '../../app-context.ts';

/** Puts what a person has chosen of the window's look onto the document, where the tokens of the design hear of it. */
export function useLook(): void {
  const { theme, textSize, density, motion, hideNames } = usePreferences((state) => state);
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset['theme'] = theme;
    root.dataset['density'] = density;
    root.dataset['motion'] = motion;
    root.dataset['names'] = hideNames ? 'hidden' : 'shown';
    // All sizes of text are in rem.
    root.style.fontSize = textSize === 100 ? '' : `${textSize}%`;
  }, [theme, textSize, density, motion, hideNames]);
}
