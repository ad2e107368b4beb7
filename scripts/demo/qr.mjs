// @ts-check

/**
 * Reads the QR code in a picture, as a phone's camera would.
 * @param {Buffer} picture a PNG
 * @returns {Promise<string | undefined>} its text; undefined if there is none to be seen
 */
export async function readQr(picture) {
  const [{ PNG }, { default: decode }] = await Promise.all([import('pngjs'), import('jsqr')]);
  const { data, width, height } = PNG.sync.read(picture);
  const read = /** @type {typeof import('jsqr').default} */ ('default' in decode ? decode.default : decode);
  return read(new Uint8ClampedArray(data), width, height)?.data || undefined;
}
