import type {
  ContactCardView,
  LinkPreviewView,
  LocationView,
  MediaView,
  SystemEvent,
} from '../../preload/contract/message-parts.ts';
import type { MessageKind } from '../../preload/contract/model.ts';

/*
 * What is kept of a message beyond its text: a JSON column, absent for plain texts. People are named by their jids and
 * looked up when a message is shown, so that nothing in here has to change when two people turn out to be one.
 */

export interface MessageDetail {
  readonly forwarded?: 'once' | 'often';
  readonly quoted?: QuotedDetail;
  /** Bare jids, in the order of the message. */
  readonly mentions?: readonly string[];
  readonly media?: MediaDetail;
  /** The question is the message's text. */
  readonly poll?: PollDetail;
  readonly contacts?: readonly ContactCardView[];
  readonly location?: LocationView;
  readonly link?: Omit<LinkPreviewView, 'thumbnailUrl'> & WithThumbnail;
  readonly system?: SystemDetail;
  readonly viewOnce?: true;
}

export interface QuotedDetail {
  readonly wireId: string;
  /** Bare jid of who wrote it; null when that is not told. */
  readonly sender: string | null;
  readonly kind: MessageKind;
  readonly text: string;
}

export type MediaDetail = Omit<MediaView, 'state' | 'thumbnailUrl'> & WithThumbnail;

/** There is a small picture in the original. */
interface WithThumbnail {
  readonly thumbnail?: true;
}

export interface PollDetail {
  readonly selectable: number;
  readonly options: readonly string[];
  /** Base64: what votes are sealed with. Null when the poll came without. */
  readonly secret: string | null;
}

export interface SystemDetail {
  readonly what: SystemEvent;
  readonly by: string | null;
  readonly byMe: boolean;
  readonly about: readonly string[];
  readonly value: string | null;
}

/** The order in which parts are written, so that the same detail is the same text. */
const order = [
  'forwarded',
  'quoted',
  'mentions',
  'media',
  'poll',
  'contacts',
  'location',
  'link',
  'system',
  'viewOnce',
] as const satisfies readonly (keyof MessageDetail)[];

/** As it is stored; null when there is nothing to say. */
export function detailText(detail: MessageDetail | null | undefined): string | null {
  if (detail === null || detail === undefined) return null;
  const parts = order.flatMap((name) => (detail[name] === undefined ? [] : [[name, detail[name]]]));
  return parts.length === 0 ? null : JSON.stringify(Object.fromEntries(parts));
}

/** Text of `detailText`; one that can't be read says nothing. */
export function parseDetail(text: string | null): MessageDetail {
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    // Written by `detailText` and nothing else.
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** What an edit can say anew; all else stays as it was written first. */
export function editablePart(detail: string | null): string | null {
  const { mentions, link } = parseDetail(detail);
  return detailText({
    ...(mentions === undefined ? {} : { mentions }),
    ...(link === undefined ? {} : { link }),
  });
}

/** The detail of a message after an edit. */
export function editedDetail(original: string | null, edit: string | null): string | null {
  if (original === null && edit === null) return null;
  const { mentions: _mentions, link: _link, ...kept } = parseDetail(original);
  return detailText({ ...kept, ...parseDetail(editablePart(edit)) });
}
