import type { Host } from './host/host.ts';
import { personFor, type Person, type World } from './world.ts';

/** Links this many more accounts, as a person would: the code is shown, the phone scans it. Four at a time. */
export async function linkMore(
  host: Host,
  { simulator, people }: World,
  count: number,
  report: (line: string) => void,
): Promise<readonly Person[]> {
  const linked: Person[] = [];
  let begun = 0;
  const linkOneByOne = async (): Promise<void> => {
    while (begun < count) {
      const index = people.length + begun++;
      const accountId = await host.call('add');
      // A number of its own: without one, scans at the same time may be made by the same phone.
      const phone = `49151200${String(10_000 + index)}`;
      await simulator.admin.scanQr(await host.call('code', accountId), { phone });
      linked.push(personFor(accountId, await host.call('online', accountId), index));
      if (linked.length % 25 === 0) report(`${linked.length} linked`);
    }
  };
  await Promise.all([1, 2, 3, 4].map(linkOneByOne));
  return linked;
}
