import { useCallback, useEffect, useRef, useState } from 'react';
import type { ErrorCode, Result } from '../../../preload/contract/result.ts';

export interface Loaded<Value> {
  /** Null until it is here. */
  readonly value: Value | null;
  readonly failure: ErrorCode | null;
  /** Asks anew. */
  readonly reload: () => void;
  /** Shows a change at once, and sends it; a refused one is taken back by asking anew. */
  readonly change: (next: Value, send: () => Promise<Result<null>>) => void;
}

/** What main says about some settings, and the way to change them. `load` must stay the same function. */
export function useLoaded<Value>(load: () => Promise<Result<Value>>): Loaded<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  const attempt = useRef(0);
  const reload = useCallback(() => {
    attempt.current += 1;
    const mine = attempt.current;
    void load().then((answer) => {
      // An older answer, or one for a dialog that is gone.
      if (mine !== attempt.current) return;
      if (answer.ok) setValue(answer.value);
      else setFailure(answer.error.code);
    });
  }, [load]);
  useEffect(() => {
    reload();
    return () => {
      attempt.current += 1;
    };
  }, [reload]);
  const change = useCallback(
    (next: Value, send: () => Promise<Result<null>>) => {
      setValue(next);
      void send().then((answer) => {
        setFailure(answer.ok ? null : answer.error.code);
        if (!answer.ok) reload();
      });
    },
    [reload],
  );
  return { value, failure, reload, change };
}
