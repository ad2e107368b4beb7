import { expect, it } from 'vitest';
import { startSimulator } from '../../simulator/index.ts';
import { newTestData, startProgram } from '../program.ts';

const contact = '447911123456';
const burst = 90;

// What a message waits for before it is decrypted differs from message to message: most of all while the sender is new.
it('a burst of one sender is kept and shown as it was sent', async () => {
  const simulator = await startSimulator();
  const data = await newTestData();
  const program = await startProgram({ simulator, data });
  try {
    for (let round = 0; round < 3; round += 1) {
      const accountId = await program.link();
      const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
      const sent = Array.from({ length: burst }, (_, line) => `line ${line}`);
      for (const text of sent) await simulator.admin.sendText({ phone, contact, text, name: 'Greta' });
      const chat = await program.chat(accountId, 'Greta');
      const rows = await program.eventually(
        () => program.messages(accountId, chat),
        (all) => all.length === burst,
      );
      expect(rows.map(({ text }) => text)).toEqual(sent);
    }
  } finally {
    await program.close();
    await simulator.stop();
    await data.remove();
  }
});
