import { directionOf, type Language } from '../../preload/contract/languages.ts';

/** The catalogue of main, in the language that the window speaks at the moment. */
export interface ExportTexts {
  readonly t: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly language: () => Language;
}

/** What exported and printed files say of themselves. */
export interface ExportWords {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly deleted: string;
  readonly undecryptable: string;
  readonly unsupported: string;
  readonly media: string;
  readonly missing: string;
  readonly poll: string;
  readonly location: string;
  readonly contact: string;
  readonly edited: string;
  readonly search: string;
  readonly status: string;
  readonly chat: string;
  readonly chatFile: string;
  readonly account: string;
  readonly contacts: string;
  made(account: string, date: string): string;
  printed(account: string, date: string): string;
  printedPart(count: number): string;
}

/** The words of one export: taken at its beginning, so that no file changes its language in the middle. */
export function wordsOfExport({ t, language }: ExportTexts): ExportWords {
  const spoken = language();
  return {
    language: spoken,
    direction: directionOf(spoken),
    deleted: t('exportFile.deleted'),
    undecryptable: t('exportFile.undecryptable'),
    unsupported: t('exportFile.unsupported'),
    media: t('exportFile.media'),
    missing: t('exportFile.missing'),
    poll: t('exportFile.poll'),
    location: t('exportFile.location'),
    contact: t('exportFile.contact'),
    edited: t('exportFile.edited'),
    search: t('exportFile.search'),
    status: t('exportFile.status'),
    chat: t('exportFile.chat'),
    chatFile: t('exportFile.chatFile'),
    account: t('exportFile.account'),
    contacts: t('exportFile.contacts'),
    made: (account, date) => t('exportFile.made', { account, date }),
    printed: (account, date) => t('exportFile.printed', { account, date }),
    printedPart: (count) => t('exportFile.printedPart', { count }),
  };
}
