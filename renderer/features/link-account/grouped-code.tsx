import styles from './link-dialog.module.css';

/** "K7QP-2WRT": as the phone writes it. */
export const inGroups = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** A code of eight characters, large; read out one by one. */
export function GroupedCode({ code, label }: { code: string; label: string }) {
  return (
    <p className={styles.bigCode} dir="ltr" role="img" aria-label={`${label}: ${code.split('').join(' ')}`}>
      {inGroups(code)}
    </p>
  );
}
