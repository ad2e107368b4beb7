/** Longer texts are folded; what is left over must be worth a click. */
const longest = 3000;
const mostLines = 60;
const shownLength = 2200;
const shownLines = 40;

/**
 * The beginning of a very long text, cut between words where there are any. Null when the text is drawn whole.
 * The rest is not lost: it is drawn when somebody asks for it.
 */
export function foldText(text: string): string | null {
  let lines = 1;
  let lineCut = text.length;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (lines === shownLines) lineCut = at;
    lines += 1;
    if (lines > mostLines) break;
  }
  if (text.length <= longest && lines <= mostLines) return null;
  const cut = Math.min(lines > mostLines ? lineCut : text.length, shownLength);
  const space = Math.max(text.lastIndexOf(' ', cut), text.lastIndexOf('\n', cut));
  const end = space > cut - 200 ? space : cut;
  const unit = text.charCodeAt(end);
  // Not between the two halves of one sign.
  return `${text.slice(0, unit >= 0xdc00 && unit <= 0xdfff ? end - 1 : end)}…`;
}
