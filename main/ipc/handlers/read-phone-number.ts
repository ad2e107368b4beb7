/**
 * As `digitsOfPhoneNumber`. How the numbers of all countries are written is 200 kB, read when the first one is typed and not with the
 * program.
 */
export async function readPhoneNumber(text: string, region: string | null): Promise<string | null> {
  const { digitsOfPhoneNumber } = await import('../phone-number.ts');
  return digitsOfPhoneNumber(text, region);
}
