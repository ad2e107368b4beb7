import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Where a build looks for newer ones, and whose signature it believes. Written into the package when it is made. */
export interface UpdateChannel {
  /** A folder with `latest*.yml`, its signature, and the files that it names. */
  readonly url: string;
  /** Ed25519, as PEM. */
  readonly publicKey: string;
}

const thisComputer = new Set(['127.0.0.1', 'localhost', '[::1]']);

const isSafe = (text: string): boolean => {
  const url = URL.parse(text);
  return (
    url !== null &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && thisComputer.has(url.hostname)))
  );
};

const channelSchema = z
  .object({ url: z.string().refine(isSafe), publicKey: z.string().startsWith('-----BEGIN PUBLIC KEY-----') })
  .nullable();

/**
 * @param file `update-channel.json` among the resources of the package
 * @returns null when this build has none, or one that can't be used: it then looks for no updates
 */
export async function readUpdateChannel(file: string): Promise<UpdateChannel | null> {
  try {
    const reading = channelSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return reading.success ? reading.data : null;
  } catch {
    return null;
  }
}
