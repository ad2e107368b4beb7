/*
 * The limits of `preload/contract/commands.ts`, said again. That file makes its schemas as it is loaded, and the schema
 * library then tries `eval`, which the policy of the window reports. A unit test keeps the two alike.
 */

/** The longest text that one message may have, in UTF-16 units. */
export const maximumTextLength = 65_536;
/** The shortest passphrase that is accepted. */
export const minimumPassphraseLength = 8;
/** So many people are mentioned in one message. */
export const maximumMentions = 256;
/** The longest part of a text that may stand for a person, the "@" included. */
export const maximumMentionLength = 1000;
