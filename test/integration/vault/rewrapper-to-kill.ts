import { writeSync } from 'node:fs';
import { openVault } from '../../../main/desktop/vault.ts';
import { noKeyStore } from './no-key-store.ts';

/*
 * Unlocks a vault and changes its passphrase for ever, from "passphrase number N" to "passphrase number N+1" and so on. Says
 * `begin N` before it asks for a change and `done N` when that was answered. Its parent kills it.
 */

const [folder = '', first = '0'] = process.argv.slice(2);
const passphrase = (number: number): string => `passphrase number ${number}`;
const say = (line: string): void => void writeSync(1, `${line}\n`);

const vault = await openVault({ folder, keyStore: noKeyStore });
const unlocked = await vault.unlock(passphrase(Number(first)));
if (!unlocked.ok) throw new Error(`it could not be unlocked: ${unlocked.error.code}`);
for (let number = Number(first) + 1; ; number += 1) {
  say(`begin ${number}`);
  const changed = await vault.change(passphrase(number - 1), {
    protection: 'passphrase',
    passphrase: passphrase(number),
  });
  if (!changed.ok) throw new Error(`it could not be changed: ${changed.error.code}`);
  say(`done ${number}`);
}
