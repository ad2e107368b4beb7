import type { AccountView } from '../../../preload/contract/model.ts';
import { useAccounts } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { accountName } from '../account-strip/account-sentences.ts';
import type { Twin } from './use-twin-guard.ts';

/** Asks, before the first message, whether it is meant to go out from this account. */
export function TwinDialog({
  account,
  twin,
  onClose,
  onSend,
  onSwitch,
}: {
  account: AccountView;
  twin: Twin;
  onClose: () => void;
  onSend: () => void;
  onSwitch: () => void;
}) {
  const { t } = useTranslation();
  const other = useAccounts((state) => state.byId[twin.accountId]);
  const name = accountName(t, account);
  const otherName = other === undefined ? '' : accountName(t, other);
  return (
    <ConfirmDialog
      title={t('composer.twin.title', { name })}
      text={t('composer.twin.text', { name, other: otherName })}
      cancelLabel={<Button>{t('common.cancel')}</Button>}
      onClose={onClose}
    >
      <Button onClick={onSwitch}>{t('composer.twin.switch', { name: otherName })}</Button>
      <Button tone="primary" onClick={onSend}>
        {t('composer.twin.send', { name })}
      </Button>
    </ConfirmDialog>
  );
}
