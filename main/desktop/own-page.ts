/** Where the app's own pages live. */
export const appScheme = 'app';
export const appHost = 'switchboard';
/** Files of messages: another origin than the page, so that nothing of them is ever the page. */
export const mediaHost = 'media';
export const appUrl = `${appScheme}://${appHost}/`;

const originOf = (url: string): string | null => {
  try {
    const { protocol, host, username, password } = new URL(url);
    // Node does not give schemes of our own an origin; scheme, host and port are one.
    return username === '' && password === '' ? `${protocol}//${host}` : null;
  } catch {
    return null;
  }
};

/**
 * Tells our own pages from all others. In development the dev server's pages are ours as well, by exact origin;
 * pass null when the app is packaged.
 */
export const createOwnPageCheck = (developmentUrl: string | null): ((url: string) => boolean) => {
  const own = [appUrl, developmentUrl].map((url) => (url === null ? null : originOf(url)));
  return (url) => {
    const origin = originOf(url);
    return origin !== null && own.includes(origin);
  };
};
