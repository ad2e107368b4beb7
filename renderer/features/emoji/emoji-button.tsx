import { Smile } from 'lucide-react';
import { Popover } from 'radix-ui';
import { lazy, Suspense } from 'react';
import buttonStyles from '../../ui/icon-button.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useLayerHost } from '../../ui/use-layer-host.ts';
import styles from './emoji-picker.module.css';

const EmojiPicker = lazy(async () => ({ default: (await import('./emoji-picker.tsx')).EmojiPicker }));

/** Opens the picker above the message box. It stays open: one emoji seldom comes alone. */
export function EmojiButton({
  disabled,
  onPick,
  onClose,
}: {
  disabled: boolean;
  onPick: (emoji: string) => void;
  /** It was closed, and the focus wants a place. */
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [host, look] = useLayerHost();
  return (
    <Popover.Root onOpenChange={look}>
      <Tooltip text={t('emoji.open')} side="top">
        <Popover.Trigger className={buttonStyles.button} aria-label={t('emoji.open')} disabled={disabled}>
          <Smile size={18} strokeWidth={1.75} aria-hidden="true" />
        </Popover.Trigger>
      </Tooltip>
      <Popover.Portal container={host}>
        <Popover.Content
          className={styles.popover}
          side="top"
          align="start"
          sideOffset={8}
          collisionPadding={8}
          aria-label={t('emoji.title')}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClose();
          }}
        >
          <Suspense>
            <EmojiPicker onPick={onPick} />
          </Suspense>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The picker at a place of the window, for one emoji. */
export function EmojiPickerAt({
  x,
  y,
  onPick,
  onClose,
}: {
  x: number;
  y: number;
  onPick: (emoji: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor asChild>
        <span aria-hidden="true" className={styles.anchor} style={{ left: x, top: y }} />
      </Popover.Anchor>
      <Popover.Portal container={document.querySelector('main')}>
        <Popover.Content
          className={styles.popover}
          align="start"
          collisionPadding={8}
          aria-label={t('emoji.title')}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <Suspense>
            <EmojiPicker onPick={onPick} />
          </Suspense>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
