/** Embeddings, overrides and isolates, with what ends them. */
const turns = /[\u202A-\u202E\u2066-\u2069]/gu;

/**
 * A name of somebody else without the signs that set the direction of what follows: left open in a name, they would turn
 * the rest of the sentence it stands in. Letters have their direction without them.
 */
export const withoutTurns = (text: string): string => text.replace(turns, '');
