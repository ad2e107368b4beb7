import type { Seed } from '../crypto/seed.ts';

const FULL_NAMES = [
  'Amina Yusuf',
  'Lukas Brandt',
  'Priya Nair',
  'Mateo Herrera',
  'Sofia Rossi',
  'Chen Wei',
  'Noor Haddad',
  'Oluwaseun Adeyemi',
  'Emma Lindqvist',
  'Rafael Costa',
  'Yuki Tanaka',
  'Hannah Fischer',
  'Omar Farouk',
  'Camille Laurent',
  'Arjun Mehta',
  'Zeynep Kaya',
  'Daniel O’Connor',
  'Ingrid Solberg',
  'Tomasz Nowak',
  'Leila Rahimi',
  'Gabriela Souza',
  'Samuel Mensah',
  'Anjali Sharma',
  'Marek Dvořák',
  'Fatima Zahra',
  'Jonas Weber',
  'Mei Ling',
  'Thabo Nkosi',
  'Elena Petrova',
  'Pablo Navarro',
  'محمد العتيبي',
  'ليلى حسن',
  'आरव पटेल',
  '王小明',
  '김민준',
  'Ольга Иванова',
] as const;

/** Names in an order of the seed's own, without repetition until all are used; after that they are mixed anew. */
export class Names {
  readonly #order: readonly string[];
  #next = 0;

  constructor(seed: Seed) {
    const random = seed.stream('names');
    this.#order = FULL_NAMES.map((name) => ({ name, key: random() }))
      .sort((left, right) => left.key - right.key)
      .map(({ name }) => name);
  }

  next(): string {
    const index = this.#next++;
    const name = this.#order[index % this.#order.length] ?? '';
    const round = Math.floor(index / this.#order.length);
    if (round === 0) return name;
    const other = this.#order[(index + round * 7) % this.#order.length] ?? '';
    return `${name.split(' ')[0] ?? name} ${other.split(' ')[1] ?? other}`;
  }
}
