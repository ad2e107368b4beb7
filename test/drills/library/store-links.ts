import { join } from 'node:path';
import { BufferJSON } from '@whiskeysockets/baileys';
import { openStorage } from '../../../main/storage/client.ts';
import { encodeKey } from '../../../main/whatsapp/key-serialisation.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import type { Simulator } from '../../simulator/index.ts';
import type { Start } from './host/protocol.ts';

type Fabricated = Awaited<ReturnType<Simulator['admin']['fabricateClient']>>;
export type FabricatedLink = Fabricated & { readonly accountId: string };
interface KeyPair {
  readonly public: Uint8Array;
  readonly private: Uint8Array;
}

/** Writes linked accounts into the program's own store, as they would be there after a link. */
export async function storeLinks(start: Start, links: readonly FabricatedLink[]): Promise<void> {
  const storage = await openStorage({
    folder: join(start.folder, 'data'),
    workerFile: start.workerFile,
    credentialsKey: Buffer.from(start.credentialsKey, 'hex'),
    chatsKey: Buffer.from(start.chatsKey, 'hex'),
  });
  try {
    await Promise.all(
      links.map(async (link, order) => {
        const accountId = link.accountId as AccountId;
        await storage.chats.insertAccount({
          id: accountId,
          name: link.name,
          phoneNumber: link.phoneNumber,
          lidJid: link.lid,
          hue: order % 12,
          order,
          createdAt: Date.now(),
          linkedAt: Date.now(),
          unlinked: false,
          paused: false,
          pinned: false,
        });
        const preKeys = fromJson(link.preKeys) as Readonly<Record<string, KeyPair>>;
        await storage.credentials.replace(accountId, {
          credentials: Buffer.from(JSON.stringify(link.creds)),
          keys: Object.entries(preKeys).map(([id, pair]) => ({
            type: 'pre-key',
            id,
            value: encodeKey({ public: Buffer.from(pair.public), private: Buffer.from(pair.private) }),
          })),
        });
      }),
    );
  } finally {
    await storage.close();
  }
}

/** Byte strings from the form in which the service's interface gives them. */
export const fromJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value), BufferJSON.reviver);
