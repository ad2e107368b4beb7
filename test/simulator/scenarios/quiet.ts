/** Nobody does anything unasked; deliveries are confirmed. What tests want. */
export function quiet(): void {
  return undefined;
}
