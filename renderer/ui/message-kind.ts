import {
  Ban,
  ChartBarBig,
  CircleQuestionMark,
  FileText,
  Image,
  MapPin,
  Mic,
  Music,
  Sticker,
  UserRound,
  Video,
  type LucideIcon,
} from 'lucide-react';
import type { MessageKind } from '../../preload/contract/model.ts';

/** The kinds that are more than text, with their sign. */
export const kindIcons: Readonly<Partial<Record<MessageKind, LucideIcon>>> = {
  image: Image,
  video: Video,
  audio: Music,
  voice: Mic,
  document: FileText,
  sticker: Sticker,
  contact: UserRound,
  location: MapPin,
  poll: ChartBarBig,
  deleted: Ban,
  undecryptable: CircleQuestionMark,
  unsupported: CircleQuestionMark,
};

/** A kind that has a name in the catalogue (`kind.*`). */
export type NamedKind = Exclude<MessageKind, 'text' | 'system'>;

/** Whether a kind is called by its name in place of a text. */
export const isNamedKind = (kind: MessageKind): kind is NamedKind => kind !== 'text' && kind !== 'system';
