// @ts-check
import { runScript } from './library/script.mjs';
import { say } from './library/output.mjs';
import { bundledPackages } from './package/bundled-packages.mjs';
import { isCompatible } from './package/compatible-licences.mjs';
import { collectLicences } from './package/licences.mjs';

/** Whether every package that ships may be part of a work under AGPL-3.0-only. Part of `npm run check`. */
await runScript(async () => {
  const licences = collectLicences(bundledPackages());
  const refused = licences.filter(({ licence }) => !isCompatible(licence));
  for (const { name, version, licence } of refused) {
    say(`${name}@${version}: "${licence}" is not known to go with AGPL-3.0-only.`);
  }
  say(`${licences.length} packages ship, ${refused.length} of them under a licence that does not fit`);
  return refused.length === 0 ? 0 : 1;
});
