import { z } from 'zod';
import { command } from '../command.ts';
import { nothing, number, personOf } from '../inputs.ts';

/** Traffic for measurements. */
export const loadCommands = {
  /** Contacts write at a steady rate; the event `load-finished` ends it. */
  startLoad: command(
    'POST',
    '/load',
    z.object({
      phones: z.array(number).default([]),
      contactsPerPhone: z.number().int().min(1).max(10_000).default(20),
      messagesPerSecond: z.number().positive().max(100_000),
      seconds: z.number().positive().max(86_400),
      text: z.string().default('a message of about eighty characters, as people write them to each other'),
    }),
    (service, { phones, ...plan }) => {
      service.load.start({ ...plan, phones: phones.map((phone) => personOf(service, phone)) });
      return { done: true };
    },
  ),

  stopLoad: command('POST', '/stop-load', nothing, (service) => {
    service.load.stop();
    return { sent: service.load.sent };
  }),
};
