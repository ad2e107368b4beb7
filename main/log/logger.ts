import pino from 'pino';
import type { Logger } from '../accounts/ports.ts';
import { redact } from './redact.ts';
import { redactText } from './redact-text.ts';
import { openRotatingFile } from './rotating-file.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';
type Fields = Readonly<Record<string, unknown>>;

export interface LoggerOptions {
  /** Lines go to `switchboard.log` in this folder, five files of 2 MB at most. */
  readonly folder: string;
  readonly level: LogLevel;
  readonly now?: () => number;
}

const redactFields = (fields: Fields | undefined): object =>
  fields === undefined ? {} : (redact(fields) as object);

const wrap = (sink: pino.Logger): Logger => {
  const at =
    (level: Exclude<LogLevel, 'silent'>) =>
    (message: string, fields?: Fields): void => {
      // Redaction costs more than all the rest: not for lines that nobody will see.
      if (!sink.isLevelEnabled(level)) return;
      // The fields stand under one name, so that none of them can pass for the time or the level.
      sink[level](fields === undefined ? {} : { fields: redactFields(fields) }, redactText(message));
    };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (fields) => wrap(sink.child({ context: { ...contextOf(sink), ...redactFields(fields) } })),
  };
};

/** pino would write the name twice for a child of a child; readers differ on which of the two counts. */
const contextOf = (sink: pino.Logger): object => {
  const { context } = sink.bindings() as { readonly context?: object };
  return context ?? {};
};

/** The log of the program: JSON lines, redacted before they reach pino. */
export const createLogger = (options: LoggerOptions): Logger & { close(): Promise<void> } => {
  const now = options.now ?? Date.now;
  const file = openRotatingFile({
    folder: options.folder,
    name: 'switchboard',
    maximumBytes: 2 * 1024 * 1024,
    files: 5,
  });
  const root = pino(
    {
      level: options.level,
      base: null,
      timestamp: () => `,"time":"${new Date(now()).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => file.write(line) },
  );
  return { ...wrap(root), close: () => file.close() };
};
