import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { z } from 'zod';
import type { Companion } from '../phone/companion.ts';
import type { Person } from '../population/person.ts';
import { Refused } from '../server/refused.ts';
import type { Service } from '../server/service.ts';

/** A phone number, digits only; a leading plus sign and separators are taken off. */
export const number = z
  .string()
  .transform((text) => text.replace(/@.*$/, '').replace(/[^0-9]/g, ''))
  .pipe(z.string().min(5).max(20));

export const nothing = z.object({});
export const phoneOnly = z.object({ phone: number });
export const deviceOf = z.object({ phone: number, device: z.coerce.number().int().min(1).optional() });

/** Content as JSON of proto.Message; what it does not know is refused instead of being dropped. */
export const content = z.record(z.string(), z.unknown()).transform((value, context) => {
  try {
    const message = proto.Message.fromObject(value);
    if (proto.Message.encode(message).finish().length > 0) return message;
    context.addIssue({ code: 'custom', message: 'no content that proto.Message knows' });
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
  }
  return z.NEVER;
});

/** A person who must exist already. */
export function personOf(service: Service, text: string): Person {
  const person = service.directory.byNumber(text);
  if (!person) throw new Refused(404, `nobody has the number ${text}`);
  return person;
}

/** A contact may be new: writing from an unknown number makes the person. */
export function contactOf(service: Service, text: string, name?: string): Person {
  const person = service.directory.ensure(text, name);
  if (name !== undefined) person.name = name;
  return person;
}

/** One companion, or all of a phone. */
export function companionsOf(service: Service, phone: string, device: number | undefined): Companion[] {
  const person = personOf(service, phone);
  if (device === undefined) return [...person.companions.values()];
  const companion = person.companions.get(device);
  if (!companion) throw new Refused(404, `${phone} has no device ${device}`);
  return [companion];
}
