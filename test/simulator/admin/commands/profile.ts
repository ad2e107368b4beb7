import { z } from 'zod';
import { Refused } from '../../server/refused.ts';
import { reinstall } from '../../server/identity-notice.ts';
import { chatFor } from '../chat-input.ts';
import { command } from '../command.ts';
import { contactOf, number, personOf } from '../inputs.ts';

/** What people show of themselves, and calls. */
export const profileCommands = {
  setProfile: command(
    'POST',
    '/profile',
    z.object({
      contact: number,
      name: z.string().optional(),
      about: z.string().optional(),
      hidePicture: z.boolean().optional(),
      addressing: z.enum(['lid', 'pn']).optional(),
      business: z.object({ description: z.string(), address: z.string(), category: z.string() }).optional(),
      groupAdd: z.enum(['all', 'none']).optional(),
    }),
    (service, { contact, name, about, hidePicture, business, groupAdd, addressing }) => {
      const person = contactOf(service, contact, name);
      if (about !== undefined) person.about = about;
      if (addressing) person.addressing = addressing;
      if (business) person.business = business;
      if (hidePicture !== undefined) person.settings.privacy.set('profile', hidePicture ? 'none' : 'all');
      if (groupAdd) person.settings.privacy.set('groupadd', groupAdd);
      return { done: true };
    },
  ),

  /** A new picture (base64), or none; those who know the person are told. */
  setPicture: command(
    'POST',
    '/picture',
    z.object({ of: z.string(), by: number.optional(), content: z.string().optional() }),
    (service, { of, by, content }) => {
      const chat = chatFor(service, of);
      if (chat.kind === 'status') throw new Refused(400, 'a status has no picture');
      const owner = chat.kind === 'group' ? chat.group : chat.person;
      const author =
        by === undefined ? (chat.kind === 'group' ? chat.group.creator : chat.person) : personOf(service, by);
      const picture = service.pictures.set(
        owner,
        content === undefined ? undefined : Buffer.from(content, 'base64'),
        author,
      );
      return { id: picture?.id ?? null };
    },
  ),

  /** The contact has a new phone: new identity keys, sessions lost. */
  reinstall: command('POST', '/reinstall', z.object({ contact: number }), (service, { contact }) => {
    reinstall(service, personOf(service, contact));
    return { done: true };
  }),

  call: command(
    'POST',
    '/call',
    z.object({ from: number, to: number, video: z.boolean().default(false) }),
    (service, { from, to, video }) => ({
      id: service.calls.offer(contactOf(service, from), personOf(service, to), video).id,
    }),
  ),

  endCall: command(
    'POST',
    '/end-call',
    z.object({
      id: z.string(),
      how: z.enum(['terminate', 'timeout', 'accept', 'reject']).default('terminate'),
    }),
    (service, { id, how }) => {
      const call = service.calls.find(id);
      if (!call) throw new Refused(404, `no call ${id}`);
      service.calls.end(call, how === 'accept' || how === 'reject' ? call.to : call.from, how);
      return { done: true };
    },
  ),
};
