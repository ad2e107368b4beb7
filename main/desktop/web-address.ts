/** An address as it really is, and where it leads: what a person is asked about before it is opened. */
export interface WebAddress {
  readonly address: string;
  readonly host: string;
}

/** Longer than any address that people send each other; more would not fit the question. */
const longest = 4096;

/**
 * Reads an address that came from a page. Names in other letters come out in the form that the network uses
 * (`xn--…`), so that one that only looks like another is seen.
 * @returns null for everything but http and https, and for addresses with a name and password in front of the host
 */
export function readWebAddress(text: string): WebAddress | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  if (!isWeb || url.username !== '' || url.password !== '' || url.href.length > longest) return null;
  return { address: url.href, host: url.host };
}
