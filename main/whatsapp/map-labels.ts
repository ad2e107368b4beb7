import type { BaileysEventMap } from '@whiskeysockets/baileys';
import type { ChatChange, LabelChange } from '../domain/chat-batch.ts';
import { addressOf } from './addresses.ts';
import { safeText } from './content/safe-values.ts';

/** A label of a business account was named, or deleted. */
export function labelChanges(label: BaileysEventMap['labels.edit'] | undefined): readonly LabelChange[] {
  const id = safeText(label?.id, 64);
  if (label === undefined || id === '') return [];
  return [{ id, name: label.deleted ? null : safeText(label.name, 200) || null }];
}

/** A chat got a label or lost it. Those of single messages are not shown anywhere. */
export function labelAssociation({
  association,
  type,
}: BaileysEventMap['labels.association']): readonly ChatChange[] {
  if ('messageId' in association) return [];
  const address = addressOf(association.chatId);
  const id = safeText(association.labelId, 64);
  return address === null || id === '' ? [] : [{ address, label: { id, on: type === 'add' } }];
}
