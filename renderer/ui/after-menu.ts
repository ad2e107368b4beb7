/**
 * Wraps what an entry of a menu does: it waits until the menu is gone and has given the focus back (Radix does that in a
 * timer of its own). A dialog that opens then has the focus, and gives it back to where the menu was opened.
 */
export const afterMenu = (run: () => void) => (): void => {
  setTimeout(() => setTimeout(run, 0), 0);
};
