import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/texts.tsx';

/** Asks for whom a message is to be deleted. */
export function DeleteDialog({
  forEveryone,
  asAdmin,
  onDelete,
  onClose,
}: {
  /** It can still be deleted for everyone. */
  forEveryone: boolean;
  /** Somebody else wrote it: it is as an admin of the group that one deletes it for everyone. */
  asAdmin: boolean;
  onDelete: (forEveryone: boolean) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const everyone = asAdmin ? t('deleteMessage.asAdmin') : t('deleteMessage.both');
  return (
    <ConfirmDialog
      title={t('deleteMessage.title')}
      text={forEveryone ? everyone : t('deleteMessage.mine')}
      cancelLabel={<Button>{t('common.cancel')}</Button>}
      onClose={onClose}
    >
      <Button tone={forEveryone ? 'secondary' : 'danger'} onClick={() => onDelete(false)}>
        {t('deleteMessage.forMe')}
      </Button>
      {forEveryone && (
        <Button tone="danger" onClick={() => onDelete(true)}>
          {t('deleteMessage.forEveryone')}
        </Button>
      )}
    </ConfirmDialog>
  );
}
