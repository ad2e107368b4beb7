import {
  EmojiPicker as Picker,
  type EmojiPickerListCategoryHeaderProps,
  type EmojiPickerListEmojiProps,
  type EmojiPickerListRowProps,
} from 'frimousse';
import { useApp, useUi } from '../../app-context.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { emojiLocale, loadEmojiData } from './emoji-data.ts';
import styles from './emoji-picker.module.css';

const CategoryHeader = ({ category, ...props }: EmojiPickerListCategoryHeaderProps) => (
  <div {...props} className={styles.category}>
    {category.label}
  </div>
);
/** The library counts rows and columns from 0, screen readers from 1. */
const counted = (index: number | undefined): number | undefined =>
  index === undefined ? undefined : index + 1;
const Row = (props: EmojiPickerListRowProps) => (
  <div {...props} aria-rowindex={counted(props['aria-rowindex'])} className={styles.row} />
);
const Emoji = ({ emoji, ...props }: EmojiPickerListEmojiProps) => (
  // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- the library makes it a gridcell
  <button {...props} aria-colindex={counted(props['aria-colindex'])} type="button" className={styles.emoji}>
    {emoji.emoji}
  </button>
);
const components = { CategoryHeader, Row, Emoji };

/** All emoji, found by their names in the language of the app; arrow keys go through what is found. */
export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation();
  const { ui } = useApp().stores;
  const locale = useLocale();
  const skinTone = useUi((state) => state.skinTone);
  return (
    <Picker.Root
      className={styles.picker}
      columns={8}
      locale={emojiLocale(locale)}
      skinTone={skinTone}
      resolveEmojiData={loadEmojiData}
      onEmojiSelect={({ emoji }) => onPick(emoji)}
    >
      <div className={styles.top}>
        <Picker.Search
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it has just been opened, to be searched in
          autoFocus
          className={styles.search}
          placeholder={t('emoji.search')}
          aria-label={t('emoji.search')}
        />
        <Picker.SkinTone>
          {({ skinTone: tone, skinToneVariations, setSkinTone }) => (
            <select
              aria-label={t('emoji.skinTone')}
              title={t('emoji.skinTone')}
              className={styles.tone}
              value={tone}
              onChange={(event) => {
                const chosen = skinToneVariations.find((each) => each.skinTone === event.target.value);
                if (chosen === undefined) return;
                setSkinTone(chosen.skinTone);
                ui.setState({ skinTone: chosen.skinTone });
              }}
            >
              {skinToneVariations.map((each) => (
                <option key={each.skinTone} value={each.skinTone}>
                  {each.emoji}
                </option>
              ))}
            </select>
          )}
        </Picker.SkinTone>
      </div>
      <Picker.Viewport tabIndex={0} className={styles.viewport}>
        <Picker.Loading className={styles.note}>{t('emoji.loading')}</Picker.Loading>
        <Picker.Empty className={styles.note}>{t('emoji.none')}</Picker.Empty>
        <Picker.List className={styles.list} components={components} />
      </Picker.Viewport>
      <div className={styles.name} aria-hidden="true">
        <Picker.ActiveEmoji>
          {({ emoji }) => (emoji === undefined ? '' : `${emoji.emoji} ${emoji.label}`)}
        </Picker.ActiveEmoji>
      </div>
    </Picker.Root>
  );
}
