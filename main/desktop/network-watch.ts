export interface NetworkWatchOptions {
  /** Whether the system thinks that there is a network at all. */
  readonly isOnline: () => boolean;
  /** The computer's own addresses, in any fixed spelling: another Wi-Fi is a change although one stays online. */
  readonly addresses: () => string;
  /** Calls back again and again; the returned function ends it. */
  readonly every: (callback: () => void) => () => void;
  readonly onChange: (online: boolean) => void;
}

/** Looks at the network from time to time: no system tells all of its changes to all programs. */
export const watchNetwork = (options: NetworkWatchOptions): (() => void) => {
  const look = (): { readonly online: boolean; readonly addresses: string } => ({
    online: options.isOnline(),
    addresses: options.addresses(),
  });
  let before = look();
  return options.every(() => {
    const now = look();
    const changed = now.online !== before.online || now.addresses !== before.addresses;
    before = now;
    if (changed) options.onChange(now.online);
  });
};
