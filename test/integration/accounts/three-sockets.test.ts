import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;

beforeAll(async () => {
  simulator = await startSimulator({ seed: 3 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
});
afterAll(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

it('unmodified Baileys keeps no socket of the process: three at once, each sends and receives after the last was made', async () => {
  const accounts = [await program.link(), await program.link(), await program.link()];
  expect(program.accounts.getSocketCount()).toBe(3);
  expect(new Set(program.accounts.getAllSockets().values()).size).toBe(3);
  // The first again, after the last was made: an older socket must not have been pushed aside.
  for (const [index, accountId] of [...accounts, ...accounts].entries()) {
    const { phoneNumber } = program.accounts.session(accountId).view();
    const contact = `44791112345${index}`;
    await simulator.admin.sendText({
      phone: phoneNumber ?? '',
      contact,
      text: `question ${index}`,
      name: `Person ${index}`,
    });
    const chat = await program.chat(accountId, `Person ${index}`);
    await program.accounts.session(accountId).sendText(chat.id, `answer ${index}`);
    const received = await program.eventually(
      () => simulator.admin.receivedBy({ contact }),
      (messages) => messages.length > 0,
    );
    expect(received).toMatchObject([{ text: `answer ${index}` }]);
    expect(received[0]?.from).toContain((phoneNumber ?? '?').slice(-4));
    expect((await program.messages(accountId, chat)).map((row) => row.text)).toEqual([
      `question ${index}`,
      `answer ${index}`,
    ]);
  }
});
