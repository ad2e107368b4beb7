import type { ErrorCode } from './result.ts';

/** What the app was asked to open from outside: a file that was double-clicked or dropped, a link in a browser. */
export type OpeningView =
  /** A backup; main has picked it, as if it came from the dialog. */
  | { readonly kind: 'backup'; readonly fileName: string }
  /** A folder that holds the login of this number (country and end only), dropped on the window. */
  | { readonly kind: 'folder'; readonly folderName: string; readonly number: string }
  /** A chat with this number (digits), and what the link would write. Never sent without the person. */
  | { readonly kind: 'link'; readonly phoneNumber: string; readonly text: string }
  /** A link that can't be opened. */
  | { readonly kind: 'refused'; readonly code: ErrorCode };
