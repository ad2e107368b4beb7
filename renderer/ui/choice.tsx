import { useId } from 'react';
import styles from './choice.module.css';

/** A box to tick, with what it means below it. */
export function Choice({
  label,
  hint,
  checked,
  disabled = false,
  onChange,
}: {
  label: string;
  hint?: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <div className={styles.choice}>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** One of a few values, all of them in sight. */
export function OneOf<Value extends string | number>({
  label,
  values,
  value,
  words,
  onChange,
}: {
  label: string;
  values: readonly Value[];
  value: Value;
  words: (value: Value) => string;
  onChange: (value: Value) => void;
}) {
  const group = useId();
  return (
    <fieldset className={styles.oneOf}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.values}>
        {values.map((one) => (
          <label key={one} className={styles.value}>
            <input
              type="radio"
              name={group}
              className={styles.radio}
              checked={one === value}
              onChange={() => onChange(one)}
            />
            <span className={styles.face}>{words(one)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
