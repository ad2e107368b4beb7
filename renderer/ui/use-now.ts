import { useEffect, useState } from 'react';

/** The present, renewed every `interval` milliseconds, on the beat of the clock. */
export function useNow(interval: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      timer = setTimeout(
        () => {
          setNow(Date.now());
          wait();
        },
        interval - (Date.now() % interval),
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [interval]);
  return now;
}
