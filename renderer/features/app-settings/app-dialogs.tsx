import { useUi } from '../../app-context.ts';
import { ReportDialog } from './report-dialog.tsx';
import { WipeDialog } from './wipe-dialog.tsx';

/** The dialogs of the app itself. Some are wanted before the data is open. */
export function AppDialogs() {
  const dialog = useUi((state) => state.appDialog);
  switch (dialog) {
    case null:
      return null;
    case 'report':
      return <ReportDialog />;
    case 'wipe':
      return <WipeDialog />;
  }
}
