import { readFile } from 'node:fs/promises';
import type { MeasuredWindow } from './window.ts';
import type { PageBench } from './page-protocol.ts';

/** Puts `page.ts` into the window's page. @returns its functions, called from here */
export async function measurePage(window: MeasuredWindow, file: string): Promise<PageBench> {
  const program = await readFile(file, 'utf8');
  await window.calls.evaluate(`(() => {${program}\n})(); true`);
  return new Proxy({} as PageBench, {
    get: (_target, name) => {
      // It is given by a promise, which asks whether it is one itself.
      if (name === 'then') return undefined;
      return async (...parameters: readonly unknown[]) => {
        const list = parameters.map((one) => JSON.stringify(one)).join(', ');
        // What is thrown in a page does not reach its caller: it is told as a value.
        const answer = (await window.calls.evaluate(
          `bench.${String(name)}(${list}).then((value) => ({ value }), (error) => ({ error: String(error) }))`,
        )) as { readonly value?: unknown; readonly error?: string };
        if (answer.error !== undefined) throw new Error(`${String(name)}: ${answer.error}`);
        return answer.value;
      };
    },
  });
}
