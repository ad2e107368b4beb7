import { useCallback, useState } from 'react';

/**
 * Where menus and tooltips are put: in the landmark of the screen, so that nothing stands outside of one. Looked up
 * when they open, because each screen has its own. Give the second part to `onOpenChange`.
 */
export function useLayerHost(): readonly [HTMLElement | null, () => void] {
  const [host, setHost] = useState<HTMLElement | null>(null);
  const look = useCallback(() => setHost(document.querySelector('main')), []);
  return [host, look];
}
