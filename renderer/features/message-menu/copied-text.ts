import type { TFunction } from 'i18next';
import type { MessageView } from '../../../preload/contract/model.ts';
import { namedMentions } from '../../../preload/contract/named-mentions.ts';
import { mentionName } from '../message-body/mention-name.ts';

/** The text of a message as one would read it: people who are mentioned by their names. */
export const readableText = (t: TFunction, { text, parts }: Pick<MessageView, 'text' | 'parts'>): string =>
  namedMentions(text, parts.mentions ?? [], (mention) => mentionName(t, mention));

/** What is selected inside an element; empty where nothing is, or where the selection goes beyond it. */
export function selectedWithin(element: Element | null): string {
  const selection = document.getSelection();
  if (element === null || selection === null || selection.isCollapsed) return '';
  const isInside = [selection.anchorNode, selection.focusNode].every((node) => element.contains(node));
  return isInside ? selection.toString() : '';
}
