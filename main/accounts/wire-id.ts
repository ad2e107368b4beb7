import { randomBytes } from 'node:crypto';

/**
 * A new message id as it goes over the wire: `3EB0` and 18 hex digits, the form that WhatsApp Web's clients use
 * (Baileys, Utils/generics.ts `generateMessageIDV2`). Made here so that a message has its id before it is sent.
 */
export const newWireId = (): string => `3EB0${randomBytes(9).toString('hex').toUpperCase()}`;
