import { useEffect, useState, type ReactNode } from 'react';

/** Shows its children only when the wait has lasted long enough to be noticed. */
export function Delayed({ by = 300, children }: { by?: number; children: ReactNode }) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), by);
    return () => clearTimeout(timer);
  }, [by]);
  return over ? children : null;
}
