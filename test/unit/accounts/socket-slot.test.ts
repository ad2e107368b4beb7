import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import { SocketSlot } from '../../../main/accounts/socket-slot.ts';
import type { AccountSocket, OpenSocketRequest, SocketEvent } from '../../../main/accounts/socket-port.ts';

const login = { kind: 'login' } as const;

/** A factory whose openings and ends take as long as the test wants. */
function slowFactory() {
  const steps: string[] = [];
  const requests: OpenSocketRequest[] = [];
  const doors: (() => void)[] = [];
  let alive = 0;
  let most = 0;
  const waitForDoor = (): Promise<void> => new Promise((resolve) => doors.push(resolve));
  const heard: string[] = [];
  const failures: unknown[] = [];
  const slot = new SocketSlot({
    accountId: 'account-1' as AccountId,
    proxy: () => null,
    history: () => 'recent',
    refuseNumber: () => null,
    hear: (event) => void heard.push(event.type),
    failed: (error) => failures.push(error),
    sockets: {
      renewVersion: () => Promise.resolve(false),
      open: async (request: OpenSocketRequest) => {
        const number = requests.push(request);
        steps.push(`open ${number}`);
        await waitForDoor();
        most = Math.max(most, ++alive);
        return {
          end: async () => {
            steps.push(`end ${number}`);
            await waitForDoor();
            alive--;
            steps.push(`ended ${number}`);
          },
        } as unknown as AccountSocket;
      },
    } as unknown as ConstructorParameters<typeof SocketSlot>[0]['sockets'],
  });
  /** Lets everything finish that has begun, one after the other. */
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 50; turn++) {
      doors.shift()?.();
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  };
  const tell = (request: number, event: SocketEvent): void => void requests[request]?.listener(event);
  return { slot, steps, heard, failures, settle, tell, most: () => most, alive: () => alive };
}

const open: SocketEvent = { type: 'open' };
const closed: SocketEvent = { type: 'closed', closed: { code: 428, detail: '' } };

describe('the place of an account for a socket', () => {
  it('never holds two: whatever is asked for while one begins or ends, the next waits', async () => {
    const { slot, steps, settle, most, alive } = slowFactory();
    for (let times = 0; times < 5; times++) slot.open(login);
    await settle();
    expect(most()).toBe(1);
    expect(alive()).toBe(1);
    // The four in between were stale before their turn came.
    expect(steps.filter((step) => step.startsWith('open'))).toEqual(['open 1']);
    slot.open(login);
    await settle();
    expect(steps).toEqual(['open 1', 'end 1', 'ended 1', 'open 2']);
    expect(most()).toBe(1);
  });

  it('ends a socket that was opened for an attempt which is over', async () => {
    const { slot, steps, settle, alive } = slowFactory();
    slot.open(login);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    slot.end();
    await settle();
    expect(steps).toEqual(['open 1', 'end 1', 'ended 1']);
    expect(alive()).toBe(0);
    expect(slot.socket).toBeNull();
  });

  it('does not hear what an older socket says about itself, but hears what it brings', async () => {
    const { slot, heard, settle, tell } = slowFactory();
    slot.open(login);
    await settle();
    slot.open(login);
    await settle();
    tell(0, open);
    tell(0, closed);
    tell(0, { type: 'acknowledged', wireId: 'x', error: null });
    expect(heard).toEqual(['acknowledged']);
    expect(slot.socket).not.toBeNull();
    tell(1, open);
    tell(1, closed);
    tell(1, open);
    expect(heard).toEqual(['acknowledged', 'open', 'closed']);
    expect(slot.socket).toBeNull();
  });

  it('opens nothing after it was closed', async () => {
    const { slot, steps, settle } = slowFactory();
    slot.open(login);
    await settle();
    slot.close();
    slot.open(login);
    await settle();
    expect(steps).toEqual(['open 1', 'end 1', 'ended 1']);
    await slot.settled;
  });
});
