import type { Seed } from '../crypto/seed.ts';
import type { Language } from './dialogues.ts';

const PEOPLE: readonly (readonly [name: string, language: Language])[] = [
  ['Amina Yusuf', 'en'],
  ['Lukas Brandt', 'de'],
  ['Priya Nair', 'en'],
  ['Mateo Herrera', 'es'],
  ['Sofia Rossi', 'it'],
  ['Chen Wei', 'zh'],
  ['Noor Haddad', 'ar'],
  ['Oluwaseun Adeyemi', 'en'],
  ['Emma Lindqvist', 'en'],
  ['Rafael Costa', 'pt'],
  ['Yuki Tanaka', 'ja'],
  ['Hannah Fischer', 'de'],
  ['Omar Farouk', 'ar'],
  ['Camille Laurent', 'fr'],
  ['Arjun Mehta', 'hi'],
  ['Zeynep Kaya', 'tr'],
  ['Daniel O’Connor', 'en'],
  ['Ingrid Solberg', 'en'],
  ['Tomasz Nowak', 'en'],
  ['Leila Rahimi', 'en'],
  ['Gabriela Souza', 'pt'],
  ['Samuel Mensah', 'en'],
  ['Anjali Sharma', 'hi'],
  ['Marek Dvořák', 'de'],
  ['Fatima Zahra', 'fr'],
  ['Jonas Weber', 'de'],
  ['Mei Ling', 'zh'],
  ['Thabo Nkosi', 'en'],
  ['Elena Petrova', 'ru'],
  ['Pablo Navarro', 'es'],
  ['محمد العتيبي', 'ar'],
  ['ليلى حسن', 'ar'],
  ['आरव पटेल', 'hi'],
  ['王小明', 'zh'],
  ['김민준', 'ko'],
  ['Ольга Иванова', 'ru'],
];

export interface NewPerson {
  readonly name: string;
  readonly language: Language;
}

/** What somebody of this name writes in. */
export function languageOf(name: string): Language {
  const [given = name] = name.split(' ');
  const known =
    PEOPLE.find(([other]) => other === name) ?? PEOPLE.find(([other]) => other.startsWith(`${given} `));
  return known?.[1] ?? 'en';
}

/** Names in an order of the seed's own, without repetition until all are used; after that they are mixed anew. */
export class Names {
  readonly #order: readonly NewPerson[];
  #next = 0;

  constructor(seed: Seed) {
    const random = seed.stream('names');
    this.#order = PEOPLE.map(([name, language]) => ({ name, language, key: random() }))
      .sort((left, right) => left.key - right.key)
      .map(({ name, language }) => ({ name, language }));
  }

  next(): NewPerson {
    const index = this.#next++;
    const first = this.#order[index % this.#order.length];
    const round = Math.floor(index / this.#order.length);
    const other = this.#order[(index + round * 7) % this.#order.length];
    if (!first || !other) throw new Error('there are no names');
    if (round === 0) return first;
    const [given = first.name] = first.name.split(' ');
    return { name: `${given} ${other.name.split(' ')[1] ?? other.name}`, language: first.language };
  }
}
