import { COLLECTIONS, PatchConflict, type Collection } from '../../app-state/collection.ts';
import { encryptMedia } from '../../media/media-crypto.ts';
import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { bytesOf, child, children, node, type BinaryNode } from '../../wire/node.ts';
import type { IqRequest, IqTable } from './request.ts';

/** How many patches go into one answer; the client asks on while `has_more_patches` is there. */
const PATCHES_AT_ONCE = 50;

/** Form: resyncAppState in lib/Socket/chats.js; every collection asked for has to be in the answer, or it loops. */
export const appStateQueries: IqTable = {
  'w:sync:app:state set sync': (request) => [
    node(
      'sync',
      {},
      children(request.body, 'collection').map((asked) => answerCollection(request, asked)),
    ),
  ],
};

function answerCollection(request: IqRequest, asked: BinaryNode): BinaryNode {
  const { service, companion } = request;
  const { name = '', return_snapshot: wantsSnapshot } = asked.attrs;
  const version = Number(asked.attrs['version'] ?? 0);
  const known = COLLECTIONS.find((candidate) => candidate === name);
  const collection = service.appState.collections(companion.person).get(name);
  if (!known || !collection)
    return node('collection', { name, type: 'error' }, [error('404', 'item-not-found')]);
  const patch = bytesOf(child(asked, 'patch'));
  if (patch) {
    service.appState.patchArrived(companion.person);
    try {
      const mutations = collection.accept(version, patch);
      queueMicrotask(() => service.appState.accepted(companion, known, mutations));
      return node('collection', { name, version: String(collection.version) });
    } catch (failure) {
      return refusePatch(request, collection, version, failure);
    }
  }
  if (
    version === 0 &&
    wantsSnapshot === 'true' &&
    service.options.appStateSnapshots &&
    collection.version > 0
  ) {
    return node('collection', { name, version: String(collection.version) }, [
      snapshotOf(request, collection),
    ]);
  }
  return withPatches(collection, version);
}

function refusePatch(
  { service, companion }: IqRequest,
  collection: Collection,
  version: number,
  failure: unknown,
): BinaryNode {
  const isConflict = failure instanceof PatchConflict;
  const reason = failure instanceof Error ? failure.message : String(failure);
  service.counters.add(isConflict ? 'app-state.conflicts' : 'app-state.rejected');
  service.events.publish('app-state-refused', {
    phone: companion.person.number,
    collection: collection.name,
    reason,
  });
  const { name } = collection;
  if (!isConflict) return node('collection', { name, type: 'error' }, [error('400', reason)]);
  const { content } = withPatches(collection, version);
  const parts = Array.isArray(content) ? content : [];
  return node('collection', { name, type: 'error', version: String(collection.version) }, [
    error('409', 'conflict'),
    ...parts,
  ]);
}

function withPatches(collection: Collection, version: number): BinaryNode {
  const { name } = collection;
  const missing = collection.patchesSince(version);
  const sent = missing.slice(0, PATCHES_AT_ONCE);
  const more = missing.length > sent.length ? 'true' : undefined;
  if (sent.length === 0) return node('collection', { name, version: String(collection.version) });
  const reached = version + sent.length;
  return node('collection', { name, version: String(reached), has_more_patches: more }, [
    node(
      'patches',
      {},
      sent.map((patch) => node('patch', {}, patch)),
    ),
  ]);
}

/** Form: extractSyncdPatches and downloadExternalBlob in lib/Utils/chat-utils.js. */
function snapshotOf({ service }: IqRequest, collection: Collection): BinaryNode {
  const { blob, fileLength, ...keys } = encryptMedia('app-state', collection.snapshot());
  const directPath = service.media.put(blob);
  const reference = { ...keys, directPath, fileSizeBytes: fileLength };
  return node('snapshot', {}, Buffer.from(proto.ExternalBlobReference.encode(reference).finish()));
}

function error(code: string, text: string): BinaryNode {
  return node('error', { code, text });
}
