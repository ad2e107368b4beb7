import type { AccountId, ChatView, MessageView } from '../../../preload/contract/model.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';

export const contact = '447911123456';

/** One account on the simulated service, with somebody who has written to it. */
export interface Talk {
  readonly simulator: Simulator;
  /** The one that runs, after a `restart` another. */
  readonly program: TestProgram;
  readonly data: TestData;
  readonly accountId: AccountId;
  readonly phone: string;
  readonly chat: ChatView;
  rows(chat?: ChatView): Promise<readonly MessageView[]>;
  /** The first row that fits, now or later. */
  row(fits: (row: MessageView) => boolean, chat?: ChatView): Promise<MessageView>;
  /** What the contact's phone has received, when there is something that fits. */
  received(fits: (message: Received) => boolean): Promise<Received>;
  /** Ends the program and starts it again on the same data; between the two may be done what it should find. */
  restart(between?: () => Promise<unknown>): Promise<void>;
  end(): Promise<void>;
}

export type Received = Awaited<ReturnType<Simulator['admin']['receivedBy']>>[number];

export async function beginTalk(): Promise<Talk> {
  const simulator = await startSimulator({ seed: 5, receiptDelayMs: 300, readDelayMs: 300 });
  const data = await newTestData();
  let program = await startProgram({ simulator, data });
  const accountId = await program.link();
  const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
  await simulator.admin.sendText({ phone, contact, text: 'hello', name: 'Greta' });
  const chat = await program.chat(accountId, 'Greta');
  const rows: Talk['rows'] = (of = chat) => program.messages(accountId, of);
  return {
    simulator,
    get program() {
      return program;
    },
    data,
    accountId,
    phone,
    chat,
    rows,
    row: async (fits, of = chat) => {
      const found = await program.eventually(
        () => rows(of),
        (all) => all.some(fits),
      );
      return found.find(fits) as MessageView;
    },
    received: async (fits) => {
      const all = await program.eventually(
        () => simulator.admin.receivedBy({ contact }),
        (messages) => messages.some(fits),
      );
      return all.find(fits) as Received;
    },
    restart: async (between) => {
      await program.close();
      await between?.();
      program = await startProgram({ simulator, data });
    },
    end: async () => {
      await program.close();
      await simulator.stop();
      await data.remove();
    },
  };
}
