import type { QuotedView, SystemLine } from '../../../preload/contract/message-parts.ts';
import type { MessageId, PersonId } from '../../../preload/contract/model.ts';
import type { Line } from './people.ts';

const system = (what: SystemLine['what'], rest: Partial<SystemLine> = {}): Line => ({
  text: '',
  kind: 'system',
  parts: { system: { what, by: null, byMe: false, about: [], aboutMe: false, value: null, ...rest } },
});
const quoted = (rest: Partial<QuotedView>): QuotedView => ({
  messageId: null,
  senderId: 'person-Jonas Weber',
  senderName: 'Jonas Weber',
  fromMe: false,
  kind: 'text',
  text: '',
  ...rest,
});

/** A picture that needs no network: two colours, 4 to 3. */
export const samplePicture =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"%3E%3Crect width="400" height="300" fill="%23d8a35a"/%3E%3Cpath d="M0 300V210q90-70 200 0t200-40v130z" fill="%23375a4a"/%3E%3C/svg%3E';

/** Everything that a message can have beyond its text. */
export const everyPart: readonly Line[] = [
  system('group-created', { by: 'Jonas Weber' }),
  system('added', { by: 'Jonas Weber', aboutMe: true }),
  system('added', { byMe: true, about: ['Maria Lopez', 'Tom Becker'] }),
  system('subject', { by: 'Maria Lopez', value: 'Spring market' }),
  system('timer', { byMe: true, value: '604800' }),
  system('security-code', { about: ['Tom Becker'] }),
  {
    text: 'Can somebody bring the *big* table? _Please_ not the ~blue~ one: `table-2`',
    sender: 'Jonas Weber',
  },
  {
    text: 'I can, @4915112345 helps me. @4915120001 too?',
    sender: 'Maria Lopez',
    parts: {
      quoted: quoted({ messageId: '510006' as MessageId, text: 'Can somebody bring the big table?' }),
      mentions: [
        { token: '4915112345', name: 'Tom Becker', personId: '2' as PersonId, isMe: false },
        { token: '4915120001', name: 'Harbour Cycles', personId: null, isMe: true },
      ],
      mentionsMe: true,
    },
    reactions: [
      { emoji: '👍', count: 3, mine: true, names: ['Jonas Weber', 'Tom Becker'] },
      { emoji: '🎉', count: 1, mine: false, names: ['Aisha Khan'] },
    ],
  },
  {
    text: 'The list:\n1. Table\n2. Awning\n3. Till\n> Who brings the till?\nI do.\n- coins\n- paper rolls\n```\n12:00  open\n18:00  close\n```',
    fromMe: true,
    starred: true,
    parts: { pinned: true, expiresAt: Date.UTC(2027, 0, 5, 12, 0) },
  },
  {
    text: 'See https://example.org/market_2026 for the plan.',
    sender: 'Aisha Khan',
    parts: {
      forwarded: 'often',
      link: {
        url: 'https://example.org/market_2026',
        title: 'Spring market 2026: all stalls, all hours',
        description:
          'Where to find us on the square, when the stalls open, and how to get a place next year.',
        thumbnailUrl: samplePicture,
      },
    },
  },
  {
    text: '',
    kind: 'poll',
    sender: 'Maria Lopez',
    parts: {
      poll: {
        question: 'Which day suits you?',
        selectable: 1,
        options: [
          { text: 'Saturday', votes: 4, mine: true, names: ['Jonas Weber', 'Tom Becker', 'Aisha Khan'] },
          {
            text: 'Sunday, but only in the afternoon, after the parade',
            votes: 1,
            mine: false,
            names: ['Ben Carter'],
          },
          { text: 'Neither', votes: 0, mine: false, names: [] },
        ],
        voters: 5,
      },
    },
  },
  {
    text: 'Jonas Weber',
    kind: 'contact',
    fromMe: true,
    parts: {
      forwarded: 'once',
      contacts: [
        { name: 'Jonas Weber', phoneNumbers: ['491511234567'] },
        { name: 'Ines Carvalho', phoneNumbers: ['351912345678', '(office) 21 99'] },
      ],
    },
  },
  {
    text: 'Market square',
    kind: 'location',
    sender: 'Tom Becker',
    parts: {
      location: {
        latitude: 53.5511,
        longitude: 9.9937,
        name: 'Market square',
        address: 'Main Street 1',
        live: false,
      },
    },
  },
  { text: '', kind: 'image', sender: 'Tom Becker', parts: { viewOnce: true } },
  { text: '🎂', sender: 'Aisha Khan' },
  { text: '❤️👍🏽', fromMe: true, reactions: [{ emoji: '❤️', count: 1, mine: false, names: ['Aisha Khan'] }] },
  {
    text: 'نعم، سآتي يوم السبت\nand I bring bread\nשלום',
    sender: 'Omar Haddad',
    parts: { quoted: quoted({ fromMe: true, senderName: null, kind: 'poll', text: 'Which day suits you?' }) },
  },
  {
    text: 'Voice later',
    sender: 'Omar Haddad',
    parts: { quoted: quoted({ kind: 'voice', senderName: null, senderId: null }) },
  },
  { text: '', kind: 'deleted', sender: 'Ben Carter' },
  { text: '', kind: 'undecryptable', sender: 'Ben Carter' },
  { text: '', kind: 'unsupported', sender: 'Ben Carter' },
  system('left', { about: ['Ben Carter'] }),
  system('call-missed'),
];
