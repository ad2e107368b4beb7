const maximumStackLines = 15;

/** A frame of a stack trace, and nothing that a message could be mistaken for. */
const frame = /^\s*at .{1,300}(?::\d+:\d+\)?|\(<anonymous>\)|\(native\))$/;

/** How the parts of an error are cleaned; given by the walk that met the error. */
interface Cleaner {
  text(part: string): string;
  value(field: string, part: unknown): unknown;
  readonly stacks: boolean;
}

const readString = (error: object, key: string): string => {
  const value = (error as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'string' ? value : '';
};

/** The frames only: the message that V8 puts before them is written once, as message. */
const stackLines = (error: Error, clean: Cleaner): readonly string[] => {
  const stack = readString(error, 'stack');
  const message = readString(error, 'message');
  const end = message === '' ? -1 : stack.indexOf(message);
  return (end < 0 ? stack : stack.slice(end + message.length))
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => frame.test(line))
    .slice(0, maximumStackLines)
    .map((line) => clean.text(line.trim().replace('file://', '')));
};

/** Boom errors of Baileys and HTTP clients carry the status here. */
const statusOf = (error: object): unknown => {
  const output = (error as { readonly output?: unknown }).output;
  return typeof output === 'object' && output !== null
    ? (output as { readonly statusCode?: unknown }).statusCode
    : undefined;
};

/** An error as plain data: what it is, what it says (redacted) and where it came from. Other fields stay out. */
export const redactError = (error: Error, clean: Cleaner): Readonly<Record<string, unknown>> => {
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  const status = statusOf(error);
  return {
    type: clean.text(readString(error, 'name').slice(0, 100)),
    message: clean.text(readString(error, 'message')),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: clean.value('code', code) } : {}),
    ...(typeof status === 'number' ? { statusCode: status } : {}),
    ...(cause === undefined ? {} : { cause: clean.value('cause', cause) }),
    ...(clean.stacks ? { stack: stackLines(error, clean) } : {}),
  };
};
