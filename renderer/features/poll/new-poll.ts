export interface NewPoll {
  readonly question: string;
  readonly options: readonly string[];
  /** One person may choose several. */
  readonly multiple: boolean;
}

/** As WhatsApp has them; the contract of `messages.sendPoll` holds the same. */
export const maximumQuestion = 255;
export const maximumOption = 100;
export const maximumOptions = 12;

/** What a poll lacks. Each has a sentence (`newPoll.needs.*`). */
export type PollTrouble = 'no-question' | 'few-options' | 'same-options';

/** Reads what was typed: a poll, or what is missing. Empty options are left out. */
export function readPoll(
  question: string,
  typed: readonly string[],
  multiple: boolean,
): NewPoll | PollTrouble {
  const options = typed.map((option) => option.trim()).filter((option) => option !== '');
  if (question.trim() === '') return 'no-question';
  if (options.length < 2) return 'few-options';
  // Votes name an option by what it says.
  if (new Set(options).size < options.length) return 'same-options';
  return { question: question.trim(), options, multiple };
}
