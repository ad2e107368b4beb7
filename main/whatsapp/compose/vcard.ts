/** A card as WhatsApp's own clients write it: `waid` makes the number one that can be written to. */
export function vcardOf({
  name,
  phoneNumber,
}: {
  readonly name: string;
  readonly phoneNumber: string;
}): string {
  const text = escaped(name);
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:;${text};;;`,
    `FN:${text}`,
    `TEL;type=CELL;type=VOICE;waid=${phoneNumber}:+${phoneNumber}`,
    'END:VCARD',
  ].join('\n');
}

/** RFC 2426, 4: commas, semicolons, backslashes and line ends are escaped. */
const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(/[,;]/g, String.raw`\$&`)
    .replaceAll(/\r?\n/g, String.raw`\n`);
