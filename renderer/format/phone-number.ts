/** Country codes of one and two digits; all others have three. */
const shortCodes = new Set(
  (
    '1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 ' +
    '81 82 84 86 90 91 92 93 94 95 98'
  ).split(' '),
);

function splitCountry(digits: string): readonly [string, string] {
  for (const length of [1, 2]) {
    const code = digits.slice(0, length);
    if (shortCodes.has(code)) return [code, digits.slice(length)];
  }
  return [digits.slice(0, 3), digits.slice(3)];
}

/** Groups of three, and four at the end where one digit would stay alone. */
function groups(digits: string): readonly string[] {
  const parts: string[] = [];
  let rest = digits;
  while (rest.length > 4) {
    parts.push(rest.slice(0, 3));
    rest = rest.slice(3);
  }
  return rest === '' ? parts : [...parts, rest];
}

/** "4915123456789" as "+49 151 234 567 89": grouped for the eye, not by each country's own habit. */
export function formatPhoneNumber(digits: string): string {
  const [country, rest] = splitCountry(digits);
  return [`+${country}`, ...groups(rest)].join(' ').trimEnd();
}
