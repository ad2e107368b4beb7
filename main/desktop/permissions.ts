/** What a page may ask the browser for, and why we say what we say. What is not in the table is denied. */
const permissions: ReadonlyMap<string, { readonly allowed: boolean; readonly reason: string }> = new Map([
  ['clipboard-sanitized-write', { allowed: true, reason: 'Copying a text after a click; nothing is read.' }],
  ['clipboard-read', { allowed: false, reason: 'Pasting works without it; reading behind a back does not.' }],
  ['media', { allowed: false, reason: 'Nothing records sound or pictures yet.' }],
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

/** Whether a page may have a permission. Strangers get none, whatever the table says. */
export const permissionAnswer = (permission: string, isOwnPage: boolean): PermissionAnswer => {
  if (!isOwnPage) return { allowed: false, reason: 'It is not our page.' };
  return permissions.get(permission) ?? { allowed: false, reason: 'Nothing in the app needs it.' };
};
