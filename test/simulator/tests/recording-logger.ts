interface Logger {
  level: string;
  child(): Logger;
  trace(): void;
  debug(): void;
  info(): void;
  warn(details: unknown, message?: string): void;
  error(details: unknown, message?: string): void;
}

export interface RecordingLogger extends Logger {
  readonly lines: { level: 'warn' | 'error'; message: string; details: unknown }[];
  /** Warnings and errors, except those that belong to linking itself. */
  problems(): string[];
  text(): string;
}

/** The 515 that ends linking is logged by Baileys as an error. */
const EXPECTED = new Set(['stream errored out']);

/** Keeps what Baileys finds worth a warning. */
export function makeRecordingLogger(): RecordingLogger {
  const lines: RecordingLogger['lines'] = [];
  const record =
    (level: 'warn' | 'error') =>
    (details: unknown, message?: string): void => {
      lines.push({ level, message: message ?? String(details), details });
    };
  const nothing = (): void => undefined;
  const logger: RecordingLogger = {
    level: 'warn',
    lines,
    child: () => logger,
    trace: nothing,
    debug: nothing,
    info: nothing,
    warn: record('warn'),
    error: record('error'),
    problems: () => lines.filter((line) => !EXPECTED.has(line.message)).map((line) => line.message),
    text: () => lines.map((line) => `${line.level} ${line.message} ${describe(line.details)}`).join(' | '),
  };
  return logger;
}

function describe(details: unknown): string {
  if (details instanceof Error) return details.message;
  if (typeof details !== 'object' || details === null) return '';
  return Object.entries(details)
    .map(
      ([name, value]) => `${name}=${value instanceof Error ? (value.stack ?? value.message) : String(value)}`,
    )
    .join(' ')
    .slice(0, 1_500);
}
