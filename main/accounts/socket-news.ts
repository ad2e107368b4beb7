import { backOffDelay } from '../domain/back-off.ts';
import { isLinkPending, type ConnectionEvent, type ConnectionState } from '../domain/connection-state.ts';
import type { AccountChoices } from './account-choices.ts';
import type { AccountMessages } from './account-messages.ts';
import type { AccountRow } from './account-row.ts';
import type { LinkClocks } from './link-clocks.ts';
import type { OlderHistory } from './older-history.ts';
import type { PresenceWatch } from './presence-watch.ts';
import type { ChangeNotice, Logger } from './ports.ts';
import { storeBatch } from './store-batch.ts';
import type { SessionEffects } from './session-effects.ts';
import type { SessionParts } from './session-parts.ts';
import type { PairedIdentity, SocketClosed, SocketEvent } from './socket-port.ts';

interface SocketNewsParts {
  readonly parts: SessionParts;
  readonly logger: Logger;
  readonly row: AccountRow;
  readonly choices: AccountChoices;
  readonly messages: AccountMessages;
  readonly olderHistory: OlderHistory;
  readonly presenceWatch: PresenceWatch;
  readonly clocks: LinkClocks;
  readonly effects: SessionEffects;
  readonly state: () => ConnectionState;
  /** Something has happened, to be put to the machine. */
  readonly happened: (event: ConnectionEvent) => void;
  readonly publish: (notice: ChangeNotice) => void;
  /** Runs what nobody waits for. */
  readonly inBackground: (what: string, work: Promise<void>) => void;
}

/** What the socket of one account tells, and what comes of it: in the store, in the account's row, in the machine. */
export class SocketNews {
  readonly #parts: SocketNewsParts;

  constructor(parts: SocketNewsParts) {
    this.#parts = parts;
  }

  /** @param isCurrent whether the socket that told is still the account's; to be asked again after every await */
  async hear(event: SocketEvent, isCurrent: () => boolean): Promise<void> {
    const { parts, row, messages, clocks, effects, state, happened, publish } = this.#parts;
    switch (event.type) {
      case 'batch':
        await storeBatch(parts.chats, row.record.id, event.batch, publish);
        return;
      case 'presence':
        await this.#parts.presenceWatch.seen(event.seen);
        return;
      case 'older-history':
        await this.#parts.olderHistory.answered(event.request);
        return;
      case 'acknowledged':
        await messages.acknowledged(event.wireId, event.error);
        return;
      case 'profile':
        await row.update({ name: event.name, lidJid: event.lidJid, phoneNumber: event.phoneNumber });
        return;
      case 'phone-seen':
        clocks.phoneSeen(event.at);
        return;
      case 'paired':
        await this.#paired(event.identity, isCurrent);
        return;
      case 'history':
        if (!event.complete && state().kind === 'syncing') effects.run({ do: 'watch-history' });
        happened(event);
        return;
      case 'store-failed':
        effects.run({ do: 'end-socket' });
        happened({ type: 'open-failed', reason: 'store-failed' });
        return;
      case 'closed':
        this.#closed(event.closed);
        return;
      case 'linking':
      case 'open':
        happened(event);
        return;
    }
  }

  /** Looks up the client version after it was refused, and says what came of it. */
  async renewVersion(): Promise<void> {
    this.#parts.happened({ type: 'version', newer: await this.#newerVersion().catch(() => false) });
  }

  async #paired(identity: PairedIdentity, isCurrent: () => boolean): Promise<void> {
    const { parts, row, choices, happened } = this.#parts;
    const now = parts.clock.now();
    const isNew = await row.accepted({
      phoneNumber: identity.phoneNumber,
      lidJid: identity.lidJid,
      linkedAt: now,
      phoneSeenAt: now,
      unlinked: false,
      paused: false,
      ...(identity.name === null ? {} : { name: identity.name }),
    });
    if (isNew) await choices.store();
    if (isCurrent()) happened({ type: 'linking', news: { type: 'accepted' } });
  }

  #closed({ code, detail, proxy = null }: SocketClosed): void {
    const { parts, logger, effects, state, happened, inBackground } = this.#parts;
    effects.endWatching();
    logger.info('socket closed', { code, detail });
    const before = state();
    const attempt = 'attempt' in before ? before.attempt : 0;
    if (code === 405 && isLinkPending(before))
      inBackground('look up the client version', this.#linkWithNewVersion());
    happened({
      type: 'closed',
      code,
      now: parts.clock.now(),
      delay: backOffDelay(attempt, parts.random()),
      held: parts.held(),
      proxy,
    });
  }

  /** A link that was refused for its version begins again by itself with a newer one, while nobody has given it up. */
  async #linkWithNewVersion(): Promise<void> {
    const newer = await this.#newerVersion();
    const state = this.#parts.state();
    if (newer && state.kind === 'linking' && state.phase.kind === 'failed')
      this.#parts.happened({ type: 'link', way: state.way });
  }

  #newerVersion(): Promise<boolean> {
    const { parts, row, choices } = this.#parts;
    return parts.sockets.renewVersion(row.record.id, choices.proxy);
  }
}
