import type { AccountId, ChatView } from '../../preload/contract/model.ts';
import type { Simulator } from '../simulator/index.ts';
import type { TestProgram } from './program.ts';

/** What somebody has asked in the group. */
export const question = 'who reads?';

/** A group of an account and a contact, who has asked something in it. */
export async function askedInGroup(
  { program, simulator }: { readonly program: TestProgram; readonly simulator: Simulator },
  accountId: AccountId,
  contact: string,
): Promise<ChatView> {
  const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
  const group = await simulator.admin.createGroup({
    creator: contact,
    subject: 'Readers',
    members: [phone],
  });
  await simulator.admin.sendToGroup({ group: group.jid, from: contact, text: question });
  return program.eventually(
    () => program.chat(accountId, 'Readers'),
    ({ lastMessage }) => lastMessage !== null,
  );
}
