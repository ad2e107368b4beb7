/** What the work gives, or `otherwise` when it throws: for input of strangers, one piece at a time. */
export function attempt<Value>(work: () => Value, otherwise: Value): Value {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
