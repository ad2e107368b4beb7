/** The part of Electron's `WebFrameMain` that the check reads. */
export interface CallerFrame {
  readonly url: string;
}

/** The part of Electron's `IpcMainInvokeEvent` that the door reads; the event itself goes no further. */
export interface CallEvent {
  readonly sender: {
    /** Stays the same over reloads: this is what we call a window's id. */
    readonly id: number;
    readonly mainFrame: CallerFrame | null;
    isDestroyed(): boolean;
  };
  /** Null when the frame was gone before the call arrived. */
  readonly senderFrame: CallerFrame | null;
}

/** Says whether a call may be heard at all. */
export type SenderCheck = (event: CallEvent) => boolean;

/**
 * Only the main frame of one of our own windows, while it shows our own page. A frame inside the page, a window
 * that somebody else opened and a page that was navigated away are all strangers.
 */
export const createSenderCheck =
  (options: {
    /** True for pages of `app://switchboard`, and of the dev server in development. */
    readonly isOwnPage: (url: string) => boolean;
    readonly isKnownWindow: (windowId: number) => boolean;
  }): SenderCheck =>
  (event) => {
    const frame = event.senderFrame;
    return (
      frame !== null &&
      !event.sender.isDestroyed() &&
      frame === event.sender.mainFrame &&
      options.isKnownWindow(event.sender.id) &&
      options.isOwnPage(frame.url)
    );
  };
