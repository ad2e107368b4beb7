import type { MessageParts, ReactionView } from '../../../preload/contract/message-parts.ts';
import type { MessageKind, MessageStatus } from '../../../preload/contract/model.ts';

/** Invented people, groups and sentences of many languages. */
export const people = [
  'Maria Lopez',
  'Jonas Weber',
  'Aisha Khan',
  'Tom Becker',
  'Ines Carvalho',
  'Priya Sharma',
  'Lucas Martin',
  'Chiara Romano',
  'Ben Carter',
  'Sofia Nowak',
  'Omar Haddad',
  'Mei Tanaka',
  'Noah Fischer',
  'Lena Petrova',
  'Diego Torres',
  'Hannah Lee',
  'Samuel Okoro',
  'Elif Yilmaz',
  'Paul Dubois',
  'Nina Larsen',
] as const;

export const groups = ['Spring market', 'Family', 'Delivery team', 'Book club', 'Neighbours'] as const;

export const accountNames = [
  'Blue Door Bakery',
  'Harbour Cycles',
  'Studio Nine',
  'Greenfield Vet',
  'Anna Keller',
  'Corner Books',
  'Night Desk',
  'Alpine Guides',
  'Lime Street Café',
  'North Repairs',
  'Olive & Thyme',
  'Paper Boat',
] as const;

export const sentences = [
  'Hello, are you open tomorrow morning?',
  'We are, from seven. What can I put aside for you?',
  'Two sourdough loaves and, if you have them, six of the small rolls with seeds.',
  'Done. They will be behind the counter under your name.',
  'Wonderful, thank you 🙏',
  'One more thing: my sister comes along, she can’t have nuts. Is there something in the case that is safe for her? Last time she had the plain croissant and that was fine.',
  'The plain croissants and the cheese twists are made on a separate table, both are safe.',
  'Perfect.',
  'See you at eight then',
  'See you!',
  'Could you send me the invoice for last month as well? The office keeps asking.',
  'I will look it up and send it this afternoon.',
  'No hurry, any time this week is fine.',
] as const;

export interface Line {
  readonly text: string;
  readonly fromMe?: boolean;
  readonly kind?: MessageKind;
  readonly status?: MessageStatus;
  readonly edited?: boolean;
  readonly sender?: string;
  readonly starred?: boolean;
  readonly parts?: MessageParts;
  readonly reactions?: readonly ReactionView[];
}

export const everyKind: readonly Line[] = [
  { text: 'You joined this group', kind: 'system' },
  { text: '', kind: 'image' },
  { text: 'The window display, finished last night', kind: 'image' },
  { text: '', kind: 'video', fromMe: true, status: 'read' },
  { text: '', kind: 'voice' },
  { text: 'Price list 2026.pdf', kind: 'document' },
  { text: '', kind: 'sticker' },
  { text: 'Jonas Weber', kind: 'contact', fromMe: true, status: 'delivered' },
  { text: '', kind: 'location' },
  { text: 'Which day suits you?', kind: 'poll' },
  { text: '', kind: 'deleted' },
  { text: '', kind: 'undecryptable' },
  { text: '', kind: 'unsupported' },
  { text: 'I meant Thursday, sorry', edited: true },
  { text: 'On its way', fromMe: true, status: 'sent' },
  { text: 'Still waiting for the line', fromMe: true, status: 'queued' },
  { text: 'This one did not make it', fromMe: true, status: 'failed' },
];

const word = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle'.repeat(3);

export const longLines: readonly Line[] = [
  { text: word },
  {
    text: `https://example.org/${'a-very-long-path/'.repeat(14)}?with=${'parameters'.repeat(9)}`,
    fromMe: true,
    status: 'read',
  },
  { text: `${sentences.join(' ')} ${sentences.join(' ')}\n\n${sentences.join('\n')}` },
  {
    text: '😀😃😄😁😆😅🤣😂🙂🙃🫠😉😊😇🥰😍🤩😘😗☺️😚😙🥲😋😛😜🤪😝🤑🤗🤭🫢🫣🤫🤔🫡🤐🤨😐😑😶🫥',
    fromMe: true,
    status: 'delivered',
  },
  { text: 'a\n\n\n\nb' },
  { text: 'Z̸̢̛̙̦͙͑̃a̵̛͎͉͂̀l̷̰̽g̶̱͝o̶͖͑ text with marks above and below', fromMe: true, status: 'sent' },
  { text: '/'.repeat(400) },
];

export const rightToLeftLines: readonly Line[] = [
  { text: 'السلام عليكم، هل المحل مفتوح غدا صباحا؟' },
  { text: 'وعليكم السلام، نعم من الساعة السابعة. ماذا أحضر لك؟', fromMe: true, status: 'read' },
  {
    text: 'أريد رغيفين من الخبز، وستة من الكعك الصغير بالسمسم إن وجد. وشكرا جزيلا لكم على الخدمة الرائعة في الأسبوع الماضي.',
  },
  { text: 'Mixed: the order is رغيفين and six rolls, at 08:30' },
  {
    text: 'שלום, אפשר להזמין עוגה ליום שישי?\nThe second paragraph is English.\nושוב בעברית.',
    fromMe: true,
    status: 'delivered',
  },
  { text: 'नमस्ते, क्या कल दुकान खुली रहेगी?' },
  { text: '明日の朝、お店は開いていますか。パンを二つお願いします。', fromMe: true, status: 'sent' },
  { text: '안녕하세요, 내일 주문할 수 있을까요?' },
];
