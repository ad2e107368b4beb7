import { describe, expect, it } from 'vitest';
import { watchNetwork } from '../../../main/desktop/network-watch.ts';

const watch = () => {
  const network = { online: true, addresses: 'wlan0 10.0.0.2' };
  const heard: boolean[] = [];
  let look: (() => void) | null = null;
  const stop = watchNetwork({
    isOnline: () => network.online,
    addresses: () => network.addresses,
    every: (callback) => {
      look = callback;
      return () => {
        look = null;
      };
    },
    onChange: (online) => heard.push(online),
  });
  return { network, heard, stop, look: () => look?.(), isRunning: () => look !== null };
};

describe('watchNetwork', () => {
  it('is silent while nothing changes', () => {
    const { heard, look } = watch();
    look();
    look();
    expect(heard).toEqual([]);
  });

  it('tells once of every change, another network among them', () => {
    const { network, heard, look } = watch();
    network.online = false;
    look();
    look();
    network.online = true;
    look();
    network.addresses = 'wlan0 192.168.1.7';
    look();
    look();
    expect(heard).toEqual([false, true, true]);
  });

  it('ends', () => {
    const { stop, isRunning } = watch();
    stop();
    expect(isRunning()).toBe(false);
  });
});
