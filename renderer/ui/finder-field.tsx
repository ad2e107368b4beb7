import { Search } from 'lucide-react';
import type { FocusEvent, KeyboardEvent, Ref } from 'react';
import styles from './finder-field.module.css';

interface FinderFieldProps {
  readonly ref?: Ref<HTMLInputElement>;
  /** What can be found here; it stands in the field as long as that is empty. */
  readonly label: string;
  readonly value: string;
  /** The id of the list of what was found. */
  readonly listId: string;
  /** The id of the line that the keys point at; undefined when there is none. */
  readonly pointed: string | undefined;
  readonly expanded?: boolean;
  readonly maxLength?: number;
  readonly onType: (typed: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus?: (event: FocusEvent<HTMLInputElement>) => void;
}

/** The field at the top of a dialog that finds something: it keeps the focus while its keys walk through the list below. */
export function FinderField({
  ref,
  label,
  value,
  listId,
  pointed,
  expanded = true,
  maxLength,
  onType,
  onKeyDown,
  onFocus,
}: FinderFieldProps) {
  return (
    <div className={styles.field}>
      <Search size={18} strokeWidth={1.75} aria-hidden="true" />
      <input
        ref={ref}
        type="text"
        role="combobox"
        aria-expanded={expanded}
        aria-controls={listId}
        aria-activedescendant={pointed}
        aria-label={label}
        placeholder={label}
        className={styles.input}
        value={value}
        maxLength={maxLength}
        dir="auto"
        onFocus={onFocus}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
