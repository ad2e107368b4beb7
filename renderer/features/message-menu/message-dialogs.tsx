import type { AccountId, MessageView } from '../../../preload/contract/model.ts';
import { placeOf } from '../../actions/media-actions.ts';
import { useApp } from '../../app-context.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { ForwardDialog } from './forward-dialog.tsx';
import type { ForwardTarget } from './forward-targets.ts';
import { InfoDialog } from './info-dialog.tsx';
import type { MessageDialog } from './menu-items.ts';

/** The dialogs that a message's menu leads to. */
export function MessageDialogs({
  kind,
  accountId,
  message,
  forEveryone,
  onClose,
}: {
  kind: MessageDialog;
  accountId: AccountId;
  message: MessageView;
  /** It can still be deleted for everyone. */
  forEveryone: boolean;
  onClose: () => void;
}) {
  const app = useApp();
  const place = placeOf(accountId, message);
  const forward = async ({ chatId, personId }: ForwardTarget): Promise<void> => {
    onClose();
    const target =
      personId === null || chatId !== null ? chatId : await app.find.chatWith(accountId, personId);
    if (target !== null) await app.deeds.forward(place, target);
  };
  switch (kind) {
    case 'info':
      return <InfoDialog accountId={accountId} message={message} onClose={onClose} />;
    case 'forward':
      return (
        <ForwardDialog accountId={accountId} onForward={(target) => void forward(target)} onClose={onClose} />
      );
    case 'delete':
      return (
        <DeleteDialog
          forEveryone={forEveryone}
          asAdmin={!message.fromMe}
          onDelete={(everyone) => {
            onClose();
            void app.deeds.delete(place, everyone);
          }}
          onClose={onClose}
        />
      );
  }
}
