import { homedir } from 'node:os';

/** Longest text that is looked at; what comes after is cut off unread. */
const maximumLength = 8192;

const uuid = /\b([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b/i;
// The length is bounded so that no text makes the search slow; longer digits fall to the other rules.
const jid =
  /([\p{Nd}._:-]{1,64})@(s\.whatsapp\.net|c\.us|g\.us|hosted\.lid|lid|hosted|broadcast|newsletter|bot|call)\b/giu;
const bytesList = /(?:\b\d{1,3}\s{0,4},\s{0,4}){7,}\d{1,3}\b/g;
const bytePairs = /\b(?:[0-9a-f]{2}[ :]){7,}[0-9a-f]{2}\b/gi;
/** 22 characters of base64 are 16 bytes; hex and percent-encoded base64 are in the same alphabet. */
const blob = /[\w+/%-]{22,}={0,2}/g;
/** What code and file names are made of. Random bytes look so about once in a million times. */
const wordsOnly =
  /^(?:(?:[a-z]+|[A-Z][a-z]+|[A-Z]{2,5})(?:[A-Z][a-z]{2,}){0,6}\d{0,3}(?:[/_-]+|$))+$|^[A-Z]+(?:_[A-Z]+)*$/;
const phoneNumber = /\+?\p{Nd}(?:[\s().,/_-]{0,2}\p{Nd}){6,}/gu;
const isoDate = /^20\d\d-(?:0\d|1[0-2])-[0-3]\d(?: [0-2]\d)?$/;
/** The folder of a person carries the person's name. */
const personFolder = /(?:\/home|\/Users|\b[a-z]:[\\/]+Users)[\\/]+[^\\/\s:"']+/gi;

const tail = (text: string): string => `…${(text.match(/\p{Nd}/gu) ?? []).slice(-3).join('')}`;

const hideJid = (_match: string, user: string, server: string): string => {
  // The device number after the colon is not personal, and the first thing one looks for.
  const [person = '', device] = user.split(':');
  return `${tail(person)}${device === undefined ? '' : `:${device.slice(-3)}`}@${server}`;
};

const hideBlob = (match: string): string => (wordsOnly.test(match) ? match : '[bytes]');

const hidePhoneNumber = (match: string): string => (isoDate.test(match) ? match : tail(match));

const redactPiece = (text: string): string =>
  text
    .replace(jid, hideJid)
    .replace(bytesList, '[bytes]')
    .replace(bytePairs, '[bytes]')
    .replace(blob, hideBlob)
    .replace(phoneNumber, hidePhoneNumber);

/** A long text may be cut in the middle of a secret whose rest no rule would know: that last word goes too. */
const cut = (text: string): string => {
  if (text.length <= maximumLength) return text;
  const start = text.slice(0, maximumLength);
  const lastSpace = Math.max(start.lastIndexOf(' '), start.lastIndexOf('\n'));
  return `${lastSpace < 0 ? '' : start.slice(0, lastSpace)} [cut]`;
};

const shortenFolders = (text: string, home: string): string =>
  (home.length > 2 ? text.replaceAll(home, '~') : text).replace(personFolder, '~');

/**
 * Takes out of a text what is personal or secret: phone numbers and jids keep their last 3 digits, so that lines
 * about one person can still be told from lines about another; bytes in any spelling go. UUIDs stay.
 */
export const redactText = (text: string, home: string = homedir()): string =>
  shortenFolders(cut(text), home)
    .split(uuid)
    .map((piece, index) => (index % 2 === 1 ? piece : redactPiece(piece)))
    .join('');
