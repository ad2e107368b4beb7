import { formatList } from '../../format/list.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';

/** "You, Maria and 4 others": the names that are known, and how many there are beyond them. `count` counts the owner too. */
export function useNameList(names: readonly string[], count: number, mine: boolean): string {
  const { t } = useTranslation();
  const locale = useLocale();
  const known = mine ? [t('chats.you'), ...names] : names;
  const others = count - known.length;
  if (known.length === 0) return '';
  return formatList(others > 0 ? [...known, t('message.others', { count: others })] : known, locale);
}
