// @ts-check

/** The entry of menus and launchers, as freedesktop.org's specification 1.5 has it. */
export function desktopEntry() {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Switchboard',
    'GenericName=Messenger',
    'Comment=Many WhatsApp accounts in one window',
    'Exec=/opt/Switchboard/switchboard %U',
    'Icon=switchboard',
    'Terminal=false',
    'Categories=Network;InstantMessaging;',
    'Keywords=WhatsApp;messages;chat;',
    'MimeType=application/x-switchboard-backup;x-scheme-handler/whatsapp;',
    'StartupWMClass=switchboard',
    'StartupNotify=true',
    '',
  ].join('\n');
}

/** What a *.switchboard-backup file is, for the desktop. */
export function mimeTypes() {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">',
    '  <mime-type type="application/x-switchboard-backup">',
    '    <comment>Switchboard backup</comment>',
    '    <glob pattern="*.switchboard-backup"/>',
    '  </mime-type>',
    '</mime-info>',
    '',
  ].join('\n');
}
