import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Service } from '../server/service.ts';

const PATH = /^\/pp\/(\d+)$/;

/** True when the request was for a profile picture. */
export function handlePicture(service: Service, request: IncomingMessage, response: ServerResponse): boolean {
  const id = PATH.exec((request.url ?? '').split('?')[0] ?? '')?.[1];
  if (id === undefined) return false;
  const content = service.pictures.byId(id);
  response.writeHead(content ? 200 : 404, { 'content-type': 'image/png' });
  response.end(content);
  return true;
}
