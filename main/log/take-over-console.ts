import type { Logger } from '../accounts/ports.ts';

/**
 * What libsignal and Baileys say through the console, by its first words. Only these words reach the log: what
 * follows them are whole sessions with private keys.
 */
const knownBeginnings = [
  'Closing session:',
  'Opening session:',
  'Removing old closed session:',
  'Session already closed',
  'Session already open',
  'Migrating session to:',
  'V1 session storage migration error:',
  'Closing open session in favor of incoming prekey bundle',
  'Failed to decrypt message with any known session',
  'Session error:',
  'Decrypted message with closed session',
  'WARNING: Expected pubkey of length 33',
  'Unhandled bucket type (for naming):',
  'Error deleting temp file',
  'Error parsing group metadata:',
] as const;

/** Methods that print nothing by themselves: not worth a line. */
const silentMethods = new Set([
  'count',
  'countReset',
  'createTask',
  'group',
  'groupCollapsed',
  'groupEnd',
  'time',
]);

const beginningOf = (first: unknown): string =>
  (typeof first === 'string'
    ? knownBeginnings.find((beginning) => first.startsWith(beginning))
    : undefined) ?? '[not shown]';

/**
 * Makes the console of this process mute: no dependency can print to the terminal, or to a file that a desktop
 * keeps of it, what it should have kept to itself. Returns the function that gives the console back.
 */
export const takeOverConsole = (logger: Logger, target: object = globalThis.console): (() => void) => {
  const methods = target as Record<string, unknown>;
  const originals = Object.keys(methods)
    .filter((name) => typeof methods[name] === 'function' && /^[a-z]/.test(name))
    .map((name) => [name, methods[name]] as const);
  for (const [name] of originals) {
    methods[name] = silentMethods.has(name)
      ? () => undefined
      : (first: unknown): void => logger.debug(`console.${name}: ${beginningOf(first)}`);
  }
  return () => {
    for (const [name, original] of originals) methods[name] = original;
  };
};
