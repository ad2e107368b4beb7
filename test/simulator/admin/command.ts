import type { z } from 'zod';
import type { Service } from '../server/service.ts';

/** One thing that can be asked for, over HTTP or from a program. */
export interface Command<Schema extends z.ZodType, Output> {
  readonly method: 'GET' | 'POST';
  /** Below `/admin`. */
  readonly path: string;
  readonly schema: Schema;
  readonly run: (service: Service, input: z.output<Schema>) => Output | Promise<Output>;
}

export function command<Schema extends z.ZodType, Output>(
  method: 'GET' | 'POST',
  path: string,
  schema: Schema,
  run: Command<Schema, Output>['run'],
): Command<Schema, Output> {
  return { method, path, schema, run };
}
