import {
  Copy,
  Download,
  Forward,
  Image,
  Info,
  Pencil,
  Pin,
  PinOff,
  Reply,
  Star,
  StarOff,
  Trash2,
  type LucideIcon,
} from 'lucide-react';
import type { TFunction } from 'i18next';
import type { PinSeconds } from '../../../preload/contract/message-times.ts';
import type { AccountId, MessageView } from '../../../preload/contract/model.ts';
import { placeOf } from '../../actions/media-actions.ts';
import type { App } from '../../actions/app.ts';
import { readableText } from './copied-text.ts';
import type { Deed } from './possible-deeds.ts';

export interface MessageMenuItem {
  readonly key: string;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly danger?: boolean;
  readonly run: () => void;
  /** Asked for in a menu of its own; `run` is not called then. */
  readonly choices?: readonly { readonly label: string; readonly run: () => void }[];
}

/** What opens a dialog. */
export type MessageDialog = 'forward' | 'info' | 'delete';

interface ItemParts {
  readonly t: TFunction;
  readonly app: App;
  readonly accountId: AccountId;
  readonly message: MessageView;
  readonly deeds: ReadonlySet<Deed>;
  /** What of the message was selected when the menu was asked for; empty for nothing. */
  readonly selected: string;
  readonly ask: (dialog: MessageDialog) => void;
}

/** The menu of a message, without its reactions: only what is possible, in one order. */
export function menuItems(parts: ItemParts): readonly MessageMenuItem[] {
  const { t, app, accountId, message, deeds, selected, ask } = parts;
  const place = placeOf(accountId, message);
  const pinFor = (seconds: PinSeconds) => () => void app.deeds.pin(place, seconds);
  const isPinned = message.parts.pinned === true;
  const all: readonly (MessageMenuItem & { readonly deed: Deed })[] = [
    {
      deed: 'reply',
      key: 'reply',
      icon: Reply,
      label: t('messageMenu.reply'),
      run: () => app.deeds.reply(accountId, message),
    },
    {
      deed: 'edit',
      key: 'edit',
      icon: Pencil,
      label: t('messageMenu.edit'),
      run: () => app.deeds.beginEdit(accountId, message),
    },
    {
      deed: 'copy',
      key: 'copy',
      icon: Copy,
      label: selected === '' ? t('messageMenu.copy') : t('messageMenu.copySelected'),
      run: () => void app.deeds.copy(selected === '' ? readableText(t, message) : selected),
    },
    {
      deed: 'copy-picture',
      key: 'copy-picture',
      icon: Image,
      label: t('messageMenu.copyPicture'),
      run: () => void app.media.copy(place),
    },
    {
      deed: 'save',
      key: 'save',
      icon: Download,
      label: t('media.saveAs'),
      run: () => void app.media.saveAs(place),
    },
    {
      deed: 'forward',
      key: 'forward',
      icon: Forward,
      label: t('messageMenu.forward'),
      run: () => ask('forward'),
    },
    {
      deed: 'star',
      key: 'star',
      icon: message.starred ? StarOff : Star,
      label: message.starred ? t('messageMenu.unstar') : t('messageMenu.star'),
      run: () => void app.deeds.star(place, !message.starred),
    },
    {
      deed: 'pin',
      key: 'pin',
      icon: isPinned ? PinOff : Pin,
      label: isPinned ? t('messageMenu.unpin') : t('messageMenu.pin'),
      run: pinFor(0),
      ...(isPinned
        ? {}
        : {
            choices: [
              { label: t('messageMenu.pinDay'), run: pinFor(86_400) },
              { label: t('messageMenu.pinWeek'), run: pinFor(604_800) },
              { label: t('messageMenu.pinMonth'), run: pinFor(2_592_000) },
            ],
          }),
    },
    { deed: 'info', key: 'info', icon: Info, label: t('messageMenu.info'), run: () => ask('info') },
    {
      deed: 'delete',
      key: 'delete',
      icon: Trash2,
      label: t('messageMenu.delete'),
      danger: true,
      run: () => ask('delete'),
    },
  ];
  return all.filter(({ deed }) => deeds.has(deed));
}
