import { hasBytes } from './media-detail.ts';
import type { proto } from '@whiskeysockets/baileys';
import type { ContactCardView, LocationView } from '../../../preload/contract/message-parts.ts';
import type { MessageDetail, PollDetail } from '../../domain/message-detail.ts';
import { base64, safeNumber, safeText } from './safe-values.ts';
import { pollOf } from './shown-content.ts';

const mostCards = 50;
const mostNumbers = 10;
const mostOptions = 100;

export function contactsOf(content: proto.IMessage): readonly ContactCardView[] | null {
  if (content.contactMessage) return [cardOf(content.contactMessage)];
  const cards = content.contactsArrayMessage?.contacts;
  return Array.isArray(cards) ? cards.slice(0, mostCards).map(cardOf) : null;
}

function cardOf({ displayName, vcard }: proto.Message.IContactMessage): ContactCardView {
  const card = safeText(vcard, 20_000).replaceAll(/\r?\n[ \t]/g, '');
  const name = safeText(displayName, 200) || safeText(/^FN(?:;[^:\r\n]*)?:(.*)$/im.exec(card)?.[1], 200);
  return { name: name.trim(), phoneNumbers: numbersOf(card) };
}

/** WhatsApp says the number as `waid`; other cards have it as it was written. */
function numbersOf(card: string): readonly string[] {
  const numbers = Array.from(
    card.matchAll(/^(?:item\d+\.)?TEL([^:\r\n]*):(.*)$/gim),
    ([, parameters, number]) => /waid=(\d{5,20})/i.exec(parameters ?? '')?.[1] ?? safeText(number, 40).trim(),
  );
  return [...new Set(numbers.filter((number) => number !== ''))].slice(0, mostNumbers);
}

export function locationOf(content: proto.IMessage): LocationView | null {
  const { locationMessage, liveLocationMessage } = content;
  const place = locationMessage ?? liveLocationMessage;
  if (!place) return null;
  const latitude = place.degreesLatitude ?? 0;
  const longitude = place.degreesLongitude ?? 0;
  if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) return null;
  return {
    latitude,
    longitude,
    name: safeText(locationMessage?.name, 300) || null,
    address: safeText(locationMessage?.address, 500) || null,
    live: !locationMessage || locationMessage.isLive === true,
  };
}

/** The secret stands beside the poll, or around it when it is wrapped. */
export function pollDetailOf(content: proto.IMessage, whole: proto.IMessage): PollDetail | null {
  const poll = pollOf(content);
  if (!poll || !Array.isArray(poll.options)) return null;
  const secret = content.messageContextInfo?.messageSecret ?? whole.messageContextInfo?.messageSecret;
  return {
    selectable: safeNumber(poll.selectableOptionsCount) ?? 0,
    options: poll.options.slice(0, mostOptions).map(({ optionName }) => safeText(optionName, 500)),
    secret: base64(secret),
  };
}

export function linkOf(content: proto.IMessage): NonNullable<MessageDetail['link']> | null {
  const text = content.extendedTextMessage;
  const title = safeText(text?.title, 300);
  const description = safeText(text?.description, 600);
  const url = safeText(text?.matchedText, 2000);
  if (!/^\S+$/.test(url) || (title === '' && description === '')) return null;
  return { url, title, description, ...(hasBytes(text?.jpegThumbnail) ? { thumbnail: true } : {}) };
}
