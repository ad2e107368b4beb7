// @ts-check

/**
 * @typedef {{ 'bom-ref': string, name: string, group?: string, version: string }} Component
 * @typedef {{ bomFormat: string, components: Component[], dependencies: { ref: string, dependsOn?: string[] }[],
 *   metadata: { component: { 'bom-ref': string } } }} Bill CycloneDX, as npm writes it
 */

/**
 * Keeps of npm's bill of the whole work tree what is part of the program. npm itself can't tell: `--omit=dev` leaves out what
 * package.json names for development and Baileys needs as well, and what the bundler puts into the pages.
 * @param {Bill} bill
 * @param {readonly { name: string, version: string }[]} shipped
 * @returns {Bill}
 */
export function shippedBill(bill, shipped) {
  const wanted = new Set(shipped.map(({ name, version }) => `${name}@${version}`));
  const components = bill.components.filter(({ group, name, version }) =>
    wanted.has(`${group ? `${group}/` : ''}${name}@${version}`),
  );
  const refs = new Set([...components.map((each) => each['bom-ref']), bill.metadata.component['bom-ref']]);
  return {
    ...bill,
    components,
    dependencies: bill.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) })),
  };
}
