import type { IncomingMessage, ServerResponse } from 'node:http';
import { ZodError } from 'zod';
import { StanzaError } from '../server/iq/request.ts';
import { Refused } from '../server/refused.ts';
import type { Service } from '../server/service.ts';
import { runCommand } from './calls.ts';
import { commands } from './commands/index.ts';
import { streamEvents } from './event-stream.ts';

const PREFIX = '/admin';
const BODY_LIMIT = 32 * 1024 * 1024;
const SCAN_PATH = '/mock-phone/scan-qr';

/** JSON in, JSON out. The QR text alone is taken as it is, since it comes straight from a client. */
export function handleAdmin(service: Service, request: IncomingMessage, response: ServerResponse): void {
  answer(service, request, response).catch((error: unknown) => {
    const { status, message } = explain(error);
    reply(response, status, { error: message });
  });
}

async function answer(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://simulator');
  const path = url.pathname.startsWith(`${PREFIX}/`) ? url.pathname.slice(PREFIX.length) : undefined;
  const query = Object.fromEntries(url.searchParams);
  if (path === '/events' && query['stream'] !== undefined) {
    streamEvents(service, request, response);
    return;
  }
  const matching = Object.values(commands).filter((candidate) => candidate.path === path);
  const command = matching.find(({ method }) => method === request.method);
  if (!command) {
    const status = matching.length > 0 ? 405 : 404;
    reply(response, status, { error: `no ${request.method ?? ''} ${url.pathname} here` });
    return;
  }
  const body = request.method === 'POST' ? await readBody(request) : '';
  const input = path === SCAN_PATH ? { text: body, ...query } : { ...query, ...parseJson(body) };
  reply(response, 200, await runCommand(service, command, input));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BODY_LIMIT) throw new Refused(413, 'the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(body: string): Record<string, unknown> {
  if (body.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new Refused(400, 'the body is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refused(400, 'the body must be a JSON object');
  }
  return value as Record<string, unknown>;
}

function explain(error: unknown): { status: number; message: string } {
  if (error instanceof Refused) return { status: error.status, message: error.message };
  // What the service itself would answer a client, such as 403 for a group that one is not in.
  if (error instanceof StanzaError) return { status: error.code, message: error.message };
  if (error instanceof ZodError) {
    const problems = error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
    return { status: 400, message: problems.join('; ') };
  }
  return { status: 500, message: error instanceof Error ? error.message : String(error) };
}

function reply(response: ServerResponse, status: number, value: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}
