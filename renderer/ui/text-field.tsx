import { useId, type ComponentProps } from 'react';
import styles from './text-field.module.css';

/** A labelled line of text. What is wrong with it stands below it and is read out. */
export function TextField({
  label,
  error,
  ...rest
}: ComponentProps<'input'> & { label: string; error?: string | null }) {
  const id = useId();
  const wrong = error !== undefined && error !== null && error !== '';
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        id={id}
        className={styles.input}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-error` : undefined}
        {...rest}
      />
      {wrong && (
        <p id={`${id}-error`} role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
}
