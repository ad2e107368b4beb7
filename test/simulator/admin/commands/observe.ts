import { z } from 'zod';
import { command } from '../command.ts';
import { nothing } from '../inputs.ts';

/** Looking at what happens. */
export const observeCommands = {
  counters: command('GET', '/counters', nothing, (service) => ({
    connections: service.connections.size,
    people: service.directory.size,
    phones: service.directory.phones.length,
    counts: service.counters.counts(),
    gaps: service.counters.gaps(),
  })),

  /** Past events; GET /admin/events?stream=1 goes on as NDJSON for as long as one listens. */
  events: command(
    'GET',
    '/events',
    z.object({ after: z.coerce.number().int().min(0).default(0) }),
    (service, { after }) => service.events.recent(after),
  ),
};
