import type { MemberView } from '../../../preload/contract/chat-info.ts';
import { useApp } from '../../app-context.ts';
import { shownName } from '../../format/shown-name.ts';
import { addToast, type ChatPlace } from '../../stores/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/texts.tsx';

/** Asks before somebody is put out of a group. */
export function RemoveMemberDialog({
  place,
  member,
  onClose,
}: {
  place: ChatPlace;
  member: MemberView;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const app = useApp();
  const remove = async (): Promise<void> => {
    onClose();
    const answer = await app.info.changeMember(place, 'remove', member.personId);
    if (!answer.ok) addToast(app.stores.ui, answer.error.code);
    else if (answer.value.refused) addToast(app.stores.ui, 'service-refused');
  };
  return (
    <ConfirmDialog
      title={t('info.group.removeTitle', { name: shownName(member.name) })}
      text={t('info.group.removeText')}
      cancelLabel={<Button>{t('common.cancel')}</Button>}
      onClose={onClose}
    >
      <Button tone="danger" onClick={() => void remove()}>
        {t('info.group.removeYes')}
      </Button>
    </ConfirmDialog>
  );
}
