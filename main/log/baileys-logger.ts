import type { Logger } from '../accounts/ports.ts';
import { redact } from './redact.ts';

/** The shape of Baileys' `ILogger`, written here so that only main/whatsapp imports Baileys. */
export interface BaileysLogger {
  level: string;
  child(fields: Record<string, unknown>): BaileysLogger;
  trace(fields: unknown, message?: string): void;
  debug(fields: unknown, message?: string): void;
  info(fields: unknown, message?: string): void;
  warn(fields: unknown, message?: string): void;
  error(fields: unknown, message?: string): void;
}

/**
 * Baileys logs several lines for every message, errors among them (a message that cannot be decrypted is one, and
 * after a reconnect there may be thousands). So all of it is debug here, with the level that Baileys gave; what
 * happens to a connection is logged by the account's session, which knows what it means.
 */
export const baileysLogger = (logger: Logger): BaileysLogger => {
  const at =
    (baileysLevel: string) =>
    (fields: unknown, message?: string): void => {
      const [said, rest] = typeof fields === 'string' ? [fields, undefined] : [message ?? '', fields];
      logger.debug(
        `baileys: ${said}`,
        rest === undefined
          ? { baileysLevel }
          : {
              baileysLevel,
              // Looked at only by a log that keeps debug lines: there are several for every message.
              get details() {
                return redact(rest, { stacks: false });
              },
            },
      );
    };
  return {
    // Not "trace": at that level Baileys spells out every frame.
    level: 'info',
    child: (fields) => baileysLogger(logger.child(fields)),
    trace: () => undefined,
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
  };
};
