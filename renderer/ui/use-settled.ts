import { useEffect, useState } from 'react';

/** Whether the first frame of this component is out. Until then a list draws what is in sight only, so that the frame comes sooner. */
export function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      // After the frame that is about to be drawn.
      timer = setTimeout(() => setSettled(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return settled;
}
