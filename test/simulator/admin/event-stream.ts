import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Service } from '../server/service.ts';

/** One JSON object a line: first what is kept of the past (`?after=SEQUENCE`), then everything as it happens. */
export function streamEvents(service: Service, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://simulator');
  response.writeHead(200, {
    'content-type': 'application/x-ndjson; charset=utf-8',
    'cache-control': 'no-store',
  });
  const after = url.searchParams.get('after');
  const write = (event: unknown): void => {
    response.write(`${JSON.stringify(event)}\n`);
  };
  if (after !== null) for (const event of service.events.recent(Number(after) || 0)) write(event);
  response.flushHeaders();
  const stop = service.events.subscribe(write);
  request.on('close', stop);
  response.on('error', stop);
}
