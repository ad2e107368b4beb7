import { AlertDialog, Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
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
  children,
}: {
  title: string;
  onClose: () => void;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <div className={styles.veil} />
        <Dialog.Content
          className={classNames(styles.dialog, wide && styles.wide)}
          aria-describedby={undefined}
          aria-modal="true"
          onPointerDownOutside={(event) => event.preventDefault()}
        >
          <Dialog.Title className={styles.title}>{title}</Dialog.Title>
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
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <div className={styles.veil} />
        <AlertDialog.Content className={styles.dialog} aria-modal="true">
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
