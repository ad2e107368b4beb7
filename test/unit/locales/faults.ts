type Flat = Readonly<Record<string, string>>;

const forms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
const formOf = /_(?:zero|one|two|few|many|other)$/;

/** A catalogue as one list, with keys as the code asks for them: "chats.empty.title". */
export function flatten(value: unknown, path = ''): Flat {
  if (typeof value === 'string') return { [path]: value };
  return Object.fromEntries(
    Object.entries(value as object).flatMap(([key, child]) =>
      Object.entries(flatten(child, path === '' ? key : `${path}.${key}`)),
    ),
  );
}

/** The plural forms that a language has, in the order in which they are usually told. */
const formsIn = (language: string): readonly string[] => {
  const has = new Set<string>(new Intl.PluralRules(language).resolvedOptions().pluralCategories);
  return forms.filter((form) => has.has(form));
};

/** Whether a plural form of a language stands for one whole number only: it may then say it in a word. */
function standsForOne(language: string, form: string): boolean {
  const rules = new Intl.PluralRules(language);
  return (
    Array.from({ length: 200 }, (_, count) => count).filter((count) => rules.select(count) === form)
      .length === 1
  );
}

/** What has to stand in a text: places for values by name, and marks around parts of it; each as often as it comes. */
function piecesOf(text: string): Map<string, number> {
  const pieces = new Map<string, number>();
  const add = (piece: string): void => void pieces.set(piece, (pieces.get(piece) ?? 0) + 1);
  for (const [, name] of text.matchAll(/\{\{([^{},]+)(?:,[^{}]*)?\}\}/g)) add(`{{${name}}}`);
  for (const [tag] of text.matchAll(/<\/?[a-z]+>/g)) add(tag);
  return pieces;
}

function faultsOfText(text: string, english: string, mayOmitCount: boolean): string[] {
  if (text.trim() === '') return ['empty'];
  const found: string[] = [];
  const left = text.replaceAll(/\{\{\w+(?:, \w+)?\}\}/g, '');
  if (/[{}]/.test(left)) found.push('broken braces');
  for (const [place, format] of text.matchAll(/\{\{\w+, (\w+)\}\}/g)) {
    if (format !== 'number') found.push(`unknown format in ${place}`);
  }
  const wanted = piecesOf(english);
  const here = piecesOf(text);
  for (const [piece, times] of wanted) {
    const now = here.get(piece) ?? 0;
    if (now === times || (piece === '{{count}}' && now === 0 && mayOmitCount)) continue;
    found.push(`${piece} ${times === 1 ? 'once' : `${times} times`} in en.json, here ${now} times`);
  }
  for (const piece of here.keys()) if (!wanted.has(piece)) found.push(`${piece} is not in en.json`);
  return found;
}

/** What is wrong with a catalogue beside the English one, each fault with its key. */
export function faultsOf(catalogue: Flat, english: Flat, language: string): readonly string[] {
  /** What each key here is measured against. */
  const wanted = new Map<string, string>();
  for (const [key, text] of Object.entries(english)) {
    const base = key.replace(formOf, '');
    if (!(`${base}_other` in english) || base === key) wanted.set(key, text);
    else
      for (const form of formsIn(language)) wanted.set(`${base}_${form}`, english[`${base}_other`] ?? text);
  }
  const faults = [...wanted].flatMap(([key, text]) => {
    const here = catalogue[key];
    if (here === undefined) return [`${key}: missing`];
    const form = formOf.exec(key)?.[0].slice(1);
    // Where English itself says a form without the number, others may too.
    const wordless = form !== undefined && form !== 'other' && english[key]?.includes('{{count') === false;
    const mayOmitCount = wordless || (form !== undefined && standsForOne(language, form));
    return faultsOfText(here, text, mayOmitCount).map((fault) => `${key}: ${fault}`);
  });
  const surplus = Object.keys(catalogue).filter((key) => !wanted.has(key));
  return [...faults, ...surplus.map((key) => `${key}: not in en.json`)];
}
