/** For the tests in TypeScript. See `plain-browser.mjs`. */
export const plainBrowser: { readonly executablePath: string } | { readonly channel: string };
export function hasPlainBrowser(): boolean;
