import { useApp, useUi } from '../../app-context.ts';
import { shownName } from '../../format/shown-name.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/texts.tsx';

/** Asks before something is done with a chat that can't be taken back, or that others see. */
export function ChatDialogs() {
  const { t } = useTranslation();
  const app = useApp();
  const dialog = useUi((state) => state.chatDialog);
  if (dialog === null) return null;
  const { kind } = dialog;
  return (
    <ConfirmDialog
      title={t(`chatDialog.${kind}.title`, { name: shownName(dialog.title) })}
      text={t(`chatDialog.${kind}.text`)}
      cancelLabel={<Button>{t('common.cancel')}</Button>}
      onClose={() => app.stores.ui.setState({ chatDialog: null })}
    >
      <Button tone="danger" onClick={() => void app.chatDeeds.confirm(dialog)}>
        {t(`chatDialog.${kind}.yes`)}
      </Button>
    </ConfirmDialog>
  );
}
