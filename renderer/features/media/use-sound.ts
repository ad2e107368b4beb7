import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

export interface Sound {
  readonly element: RefObject<HTMLAudioElement | null>;
  readonly playing: boolean;
  /** Seconds from its beginning. */
  readonly at: number;
  /** Seconds in all: what the file says once it is open, else what the sender said. */
  readonly length: number;
  readonly failed: boolean;
  readonly toggle: () => void;
  readonly seek: (seconds: number) => void;
}

/** Follows an <audio> element, so that a player of our own can be drawn around it. */
export function useSound(said: number | null, speed: number): Sound {
  const element = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(said ?? 0);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const audio = element.current;
    if (audio === null) return undefined;
    const listeners = {
      play: () => setPlaying(true),
      pause: () => setPlaying(false),
      timeupdate: () => setAt(audio.currentTime),
      seeked: () => setAt(audio.currentTime),
      // A recording that was made in one go may not know its own length.
      durationchange: () => {
        if (Number.isFinite(audio.duration)) setLength(audio.duration);
      },
      ended: () => {
        audio.currentTime = 0;
        setAt(0);
      },
      error: () => setFailed(true),
    };
    for (const [name, listener] of Object.entries(listeners)) audio.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) audio.removeEventListener(name, listener);
    };
  }, []);

  useEffect(() => {
    if (element.current !== null) element.current.playbackRate = speed;
  }, [speed]);

  const toggle = useCallback(() => {
    const audio = element.current;
    if (audio === null) return;
    if (audio.paused) audio.play().catch(() => setFailed(true));
    else audio.pause();
  }, []);
  const seek = useCallback((seconds: number) => {
    if (element.current !== null) element.current.currentTime = seconds;
    setAt(seconds);
  }, []);
  return { element, playing, at, length, failed, toggle, seek };
}
