import { useState } from 'react';
import { minimumPassphraseLength } from '../../limits.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { PassphraseMeter } from './passphrase-meter.tsx';

export interface NewPassphrase {
  readonly passphrase: string;
  readonly repeated: string;
  readonly tooShort: boolean;
  readonly different: boolean;
  readonly set: (change: { readonly passphrase?: string; readonly repeated?: string }) => void;
}

/** A passphrase that is typed twice, and what is wrong with it. */
export function useNewPassphrase(): NewPassphrase {
  const [typed, setTyped] = useState({ passphrase: '', repeated: '' });
  return {
    ...typed,
    tooShort: typed.passphrase.length < minimumPassphraseLength,
    different: typed.passphrase !== typed.repeated,
    set: (change) => setTyped((before) => ({ ...before, ...change })),
  };
}

/** The two fields, with the strength between them. */
export function NewPassphraseFields({
  value,
  label,
  checked,
  meterWhenEmpty,
}: {
  value: NewPassphrase;
  label: string;
  /** Somebody wanted to go on: what is wrong is said. */
  checked: boolean;
  meterWhenEmpty: boolean;
}) {
  const { t } = useTranslation();
  const { passphrase, repeated, tooShort, different, set } = value;
  return (
    <>
      <TextField
        label={label}
        type="password"
        autoComplete="new-password"
        value={passphrase}
        onChange={(event) => set({ passphrase: event.target.value })}
        error={checked && tooShort ? t('backups.create.tooShort', { count: minimumPassphraseLength }) : null}
      />
      {(meterWhenEmpty || passphrase !== '') && <PassphraseMeter passphrase={passphrase} />}
      <TextField
        label={t('backups.create.repeat')}
        type="password"
        autoComplete="new-password"
        value={repeated}
        onChange={(event) => set({ repeated: event.target.value })}
        error={checked && !tooShort && different ? t('backups.create.different') : null}
      />
    </>
  );
}
