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

export function makeName(seed: Seed): string {
  return seed.pick('name', FULL_NAMES);
}
