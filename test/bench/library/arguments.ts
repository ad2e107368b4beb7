import { parseArgs } from 'node:util';

export const usage = (names: readonly string[]): string =>
  `usage: npm run bench -- [NAME] [--smoke]\n  NAME     ${names.join(', ')}; all of them when left out\n  --smoke  small and quick: shows that everything works, measures nothing`;

export type Parsed =
  { readonly names: readonly string[]; readonly smoke: boolean } | { readonly problem: string };

/** An empty problem means that help was asked for. */
export function parseArguments(args: readonly string[], known: readonly string[]): Parsed {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { smoke: { type: 'boolean' }, help: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (values.help === true) return { problem: '' };
    const unknown = positionals.find((name) => !known.includes(name));
    if (unknown !== undefined) return { problem: `there is no benchmark ${unknown}` };
    return { names: positionals.length === 0 ? known : positionals, smoke: values.smoke === true };
  } catch (error: unknown) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
