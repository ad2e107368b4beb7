import { expect, it } from 'vitest';
import { runSecretsDrill } from '../../drills/secrets/drill.ts';
import { judgeSecrets } from '../../drills/secrets/judge.ts';

it('no private key reaches the terminal, the log or the data', { timeout: 120_000 }, async () => {
  const report = await runSecretsDrill({ accounts: 2, seed: 23, openConsole: false });
  expect(judgeSecrets(report)).toEqual([]);
  // 20 pre-keys and the keys of the credentials for each, and what the sessions hold.
  expect(report.secrets).toBeGreaterThan(48);
});

it('the drill finds the keys that libsignal prints when it is let', { timeout: 120_000 }, async () => {
  const report = await runSecretsDrill({ accounts: 1, seed: 23, openConsole: true });
  expect(report.found).toContain('session privKey in terminal');
});
