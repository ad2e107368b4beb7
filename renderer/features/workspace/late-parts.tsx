import { AccountDialogs } from '../account-menu/account-dialogs.tsx';
import { BackupDialogs } from '../backups/backup-dialogs.tsx';
import { ChatDialogs } from '../chat-menu/chat-dialogs.tsx';
import { ExportDialog } from '../export-chats/export-dialog.tsx';
import { LinkDetails } from '../link-account/link-details.tsx';
import { LinkDialog } from '../link-account/link-dialog.tsx';
import { NewChatDialog } from '../new-chat/new-chat-dialog.tsx';
import { OpenedLinkDialog } from '../opened-link/opened-link-dialog.tsx';
import { RemoveDialog } from '../remove-account/remove-dialog.tsx';
import { SearchDialog } from '../search/search-dialog.tsx';
import { ShortcutSheet } from '../shortcuts/shortcut-sheet.tsx';

/* All that no window begins with. One file: whoever opens one of these is likely to open another. */
export { AppDialogs } from '../app-settings/app-dialogs.tsx';
export { Conversation } from '../conversation/conversation.tsx';
export { OverviewScreen } from '../overview/overview-screen.tsx';
export { SettingsScreen } from '../settings/settings-screen.tsx';
export { SidePanel } from '../side-panel/side-panel.tsx';

/** The dialogs over the three columns: each is there when it is asked for. */
export function Dialogs() {
  return (
    <>
      <LinkDialog />
      <LinkDetails />
      <RemoveDialog />
      <AccountDialogs />
      <BackupDialogs />
      <ExportDialog />
      <OpenedLinkDialog />
      <SearchDialog />
      <ChatDialogs />
      <NewChatDialog />
      <ShortcutSheet />
    </>
  );
}
