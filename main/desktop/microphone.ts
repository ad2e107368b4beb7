/** Which windows may hear the microphone now: from when a person begins to record until the recording has ended. */
export interface Microphone {
  /** False when the system does not let this app hear it. */
  open(windowId: number): Promise<boolean>;
  close(windowId: number): void;
  /** The data is locked, or the page is another one now: nobody records any more. */
  closeAll(): void;
  isOpen(windowId: number): boolean;
}

/** What of the system decides about microphones. */
export interface MicrophoneSystem {
  /** Asks the person once, where the system wants it so (macOS); true where it asks nobody. */
  ask(): Promise<boolean>;
}

/** Keeps for which windows the permission is given. It ends nothing that records already: the page does, and is told why. */
export function createMicrophone(system: MicrophoneSystem): Microphone {
  const open = new Set<number>();
  return {
    open: async (windowId) => {
      if (!(await system.ask())) return false;
      open.add(windowId);
      return true;
    },
    close: (windowId) => void open.delete(windowId),
    closeAll: () => open.clear(),
    isOpen: (windowId) => open.has(windowId),
  };
}
