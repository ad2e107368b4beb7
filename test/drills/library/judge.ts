/** What is wrong: the sentences whose condition does not hold. */
export const failuresOf = (conditions: Readonly<Record<string, boolean>>): readonly string[] =>
  Object.entries(conditions)
    .filter(([, holds]) => !holds)
    .map(([sentence]) => sentence);
