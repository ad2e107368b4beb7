import { z } from 'zod';
import {
  maximumDescriptionLength,
  maximumSubjectLength,
  mostMembersAtOnce,
  timerSeconds,
  type ChatInfo,
  type ContactPage,
  type MemberChanges,
  type MemberPage,
} from './chat-info.ts';
import { chatInput, command } from './define-command.ts';
import { accountIdSchema, personIdSchema } from './model.ts';
import { maximumSearchLength } from './search-commands.ts';

const cursorSchema = z.string().max(512).nullable().default(null);
const searchSchema = z.string().max(maximumSearchLength).default('');

/**
 * Calls about people and groups. What changes a group, a timer or who is blocked is said to the service at once (`account-not-online`
 * when that can't be), and shown when it has been taken; refusals have codes.
 */
export const infoCommands = {
  /**
   * What is known of a chat, at once. What the service knows is asked for meanwhile; a push `chat-info` says when that, or
   * anything else of it, has changed in the conversation that is watched.
   */
  'chats.info': command<ChatInfo>()(chatInput),
  /** Members of a group, a page at a time; with `search` those of whom a name or the number has that in it, in one page. */
  'chats.members': command<MemberPage>()(chatInput.extend({ search: searchSchema, after: cursorSchema })),
  /** How long new messages stay, for everybody in the chat. */
  'chats.setTimer': command<null>()(chatInput.extend({ seconds: z.literal(timerSeconds) })),
  'chats.block': command<null>()(chatInput.extend({ blocked: z.boolean() })),

  /** The chat stays, with what is in it. */
  'groups.leave': command<null>()(chatInput),
  'groups.setSubject': command<null>()(
    chatInput.extend({ subject: z.string().trim().min(1).max(maximumSubjectLength) }),
  ),
  'groups.setDescription': command<null>()(
    chatInput.extend({ description: z.string().trim().max(maximumDescriptionLength) }),
  ),
  /** What is left out stays as it is. */
  'groups.setSettings': command<null>()(
    chatInput.extend({
      announceOnly: z.boolean().optional(),
      locked: z.boolean().optional(),
      membersMayAdd: z.boolean().optional(),
      approval: z.boolean().optional(),
    }),
  ),
  /** `promote` makes admins of them, `demote` takes that back. */
  'groups.changeMembers': command<MemberChanges>()(
    chatInput.extend({
      action: z.enum(['add', 'remove', 'promote', 'demote']),
      personIds: z.array(personIdSchema).min(1).max(mostMembersAtOnce),
    }),
  ),
  /** For admins. With `renew` the link before it leads nowhere any more. */
  'groups.inviteLink': command<{ readonly link: string }>()(
    chatInput.extend({ renew: z.boolean().default(false) }),
  ),

  /** The address book of the account's phone, a page at a time; with `search` what fits, in one page. */
  'contacts.list': command<ContactPage>()(
    z.strictObject({ accountId: accountIdSchema, search: searchSchema, after: cursorSchema }),
  ),
} as const;
