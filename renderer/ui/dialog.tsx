import { AlertDialog, Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import type { ShortcutId } from '../../preload/contract/shortcuts.ts';
import { classNames } from './class-names.ts';
import { useReturnFocus } from './use-return-focus.ts';
import styles from './dialog.module.css';

/*
 * The overlays of Radix lock scrolling with a <style> element, which the content security policy forbids. The body
 * never scrolls here, so a plain veil does.
 */

/** A dialog that Escape closes. A click beside it does not: what it shows may take a minute. */
export function ModalDialog({
  title,
  onClose,
  wide = false,
  shortcut,
  children,
}: {
  title: string;
  onClose: () => void;
  wide?: boolean;
  /** The shortcut that opened it, and that closes it too. */
  shortcut?: ShortcutId;
  children: ReactNode;
}) {
  const returnFocus = useReturnFocus();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <div className={styles.veil} />
        <Dialog.Content
          className={classNames(styles.dialog, wide && styles.wide)}
          onCloseAutoFocus={returnFocus}
          aria-describedby={undefined}
          aria-modal="true"
          data-shortcut={shortcut}
          onPointerDownOutside={(event) => event.preventDefault()}
        >
          <Dialog.Title className={styles.title}>{title}</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** A dialog that shows no title of its own; a click beside it closes it too. */
export function BareDialog({
  title,
  onClose,
  shortcut,
  className,
  children,
}: {
  title: string;
  onClose: () => void;
  shortcut?: ShortcutId;
  className?: string | undefined;
  children: ReactNode;
}) {
  const returnFocus = useReturnFocus();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <div className={styles.veil} />
        <Dialog.Content
          className={classNames(styles.dialog, className)}
          onCloseAutoFocus={returnFocus}
          aria-describedby={undefined}
          aria-modal="true"
          data-shortcut={shortcut}
        >
          <Dialog.Title className="visually-hidden">{title}</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Asks before something that can't be taken back. Focus begins on the way out. */
export function ConfirmDialog({
  title,
  text,
  cancelLabel,
  onClose,
  children,
}: {
  title: string;
  text: string;
  cancelLabel: ReactNode;
  onClose: () => void;
  children: ReactNode;
}) {
  const returnFocus = useReturnFocus();
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <div className={styles.veil} />
        <AlertDialog.Content className={styles.dialog} aria-modal="true" onCloseAutoFocus={returnFocus}>
          <AlertDialog.Title className={styles.title}>{title}</AlertDialog.Title>
          <AlertDialog.Description className={styles.text}>{text}</AlertDialog.Description>
          <div className={styles.buttons}>
            <AlertDialog.Cancel asChild>{cancelLabel}</AlertDialog.Cancel>
            {children}
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
