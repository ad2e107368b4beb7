const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // What HTML has no place for.
  '\0': '\ufffd',
};

/** A text that other people wrote, between tags or in a quoted attribute. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"'\0]/gu, (mark) => marks[mark] ?? '');
