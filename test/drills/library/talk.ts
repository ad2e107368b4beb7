import { eventually } from './eventually.ts';
import type { Host } from './host/host.ts';
import type { Person, World } from './world.ts';

/** Phones of accounts that did not receive, and of those whose answer did not arrive exactly once. */
export interface TalkReport {
  readonly deaf: readonly string[];
  readonly mute: readonly string[];
}

/** Every contact writes, all at once; every account answers; every contact waits for the answer. */
export async function talk(
  host: Host,
  { simulator }: World,
  people: readonly Person[],
  topic: string,
  patience = 60_000,
): Promise<TalkReport> {
  const { admin } = simulator;
  for (const { phone, contact, name } of people)
    await admin.sendText({ phone, contact, name, text: `${topic} question to ${phone}` });
  const deaf = await failures(people, async ({ accountId, name, phone }) => {
    await host.call('send', accountId, name, `${topic} answer from ${phone}`);
    await eventually(
      () => host.call('all', accountId),
      (messages) => messages.filter(({ text }) => text === `${topic} question to ${phone}`).length === 1,
      `a question for ${phone}`,
      patience,
    );
  });
  const mute = await failures(people, async ({ contact, phone }) => {
    await eventually(
      () => admin.receivedBy({ contact }),
      (received) => received.filter(({ text }) => text === `${topic} answer from ${phone}`).length === 1,
      `an answer for ${contact}`,
      patience,
    );
  });
  return { deaf, mute };
}

/** Whoever is looked at is looked at often: a thousand at once would keep the service from its work. */
const atOnce = 32;

/** The phones of those for whom it failed. */
async function failures(
  people: readonly Person[],
  work: (person: Person) => Promise<void>,
): Promise<readonly string[]> {
  const failed: string[] = [];
  const waiting = [...people];
  const attempt = async (person: Person): Promise<void> => {
    try {
      await work(person);
    } catch {
      failed.push(person.phone);
    }
  };
  const takeOver = async (): Promise<void> => {
    for (let person = waiting.shift(); person !== undefined; person = waiting.shift()) await attempt(person);
  };
  await Promise.all(Array.from({ length: atOnce }, takeOver));
  return failed;
}
