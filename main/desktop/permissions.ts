/** What a page may ask the browser for, and why we say what we say. What is not in the table is denied. */
const permissions: ReadonlyMap<string, { readonly allowed: boolean; readonly reason: string }> = new Map([
  ['clipboard-sanitized-write', { allowed: true, reason: 'Copying a text after a click; nothing is read.' }],
  ['clipboard-read', { allowed: false, reason: 'Pasting works without it; reading behind a back does not.' }],
  ['display-capture', { allowed: false, reason: 'Nothing shares the screen.' }],
  [
    'notifications',
    { allowed: false, reason: 'Main shows notifications, because it knows what may be shown.' },
  ],
  ['geolocation', { allowed: false, reason: 'No place is ever sent.' }],
  ['fullscreen', { allowed: false, reason: 'A page in full screen can imitate the desktop.' }],
  ['openExternal', { allowed: false, reason: 'Links open through main, after their address was shown.' }],
  ['fileSystem', { allowed: false, reason: "Files are picked by main's own dialogs." }],
  ['hid', { allowed: false, reason: 'No device is ever needed.' }],
  ['usb', { allowed: false, reason: 'No device is ever needed.' }],
  ['serial', { allowed: false, reason: 'No device is ever needed.' }],
]);

export interface PermissionAnswer {
  readonly allowed: boolean;
  readonly reason: string;
}

/** Who asks, and for what. */
export interface PermissionQuestion {
  readonly isOwnPage: boolean;
  /** What `media` is asked for: "audio", "video". */
  readonly media: readonly string[];
  /** A person records a voice message in this window now. */
  readonly records: boolean;
}

const mediaAnswer = ({ media, records }: PermissionQuestion): PermissionAnswer => {
  if (media.length === 0 || media.some((type) => type !== 'audio'))
    return { allowed: false, reason: 'Nothing films.' };
  return records
    ? { allowed: true, reason: 'A person records a voice message.' }
    : { allowed: false, reason: 'Nobody records a voice message.' };
};

/** Whether a page may have a permission. Strangers get none, whatever the table says. */
export const permissionAnswer = (permission: string, question: PermissionQuestion): PermissionAnswer => {
  if (!question.isOwnPage) return { allowed: false, reason: 'It is not our page.' };
  if (permission === 'media') return mediaAnswer(question);
  return permissions.get(permission) ?? { allowed: false, reason: 'Nothing in the app needs it.' };
};
