import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initials } from '../../../renderer/format/initials.ts';
import { formatPhoneNumber } from '../../../renderer/format/phone-number.ts';
import { daysBetween, formatDay, formatMoment, secondsUntil } from '../../../renderer/format/time.ts';

describe('phone numbers', () => {
  it.each([
    ['14155550123', '+1 415 555 0123'],
    ['4915112345678', '+49 1511 2345678'],
    ['49301234567', '+49 30 1234567'],
    ['5511987654321', '+55 11 98765 4321'],
    ['34600111222', '+34 600 11 12 22'],
    ['919876543210', '+91 98765 43210'],
    // No country has this code.
    ['999123456', '+999123456'],
    ['351912345678', '+351 912 345 678'],
    ['123', '+1 23'],
  ])('%s is written %s', (digits, written) => expect(formatPhoneNumber(digits)).toBe(written));

  it('lose and gain no digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{4,14}$/), (digits) => {
        expect(formatPhoneNumber(digits).replaceAll(/\D/g, '')).toBe(digits);
      }),
    );
  });
});

describe('initials', () => {
  it.each([
    ['Blue Door Bakery', 'BB'],
    ['anna', 'A'],
    ['Olive & Thyme', 'OT'],
    ['+49 151 123 456 78', '78'],
    ['سوق الربيع', 'س'],
    ['明日 花', '明'],
    ['👩‍👩‍👧', '👩‍👩‍👧'],
    ['', ''],
  ])('of %j are %j', (name, expected) => expect(initials(name)).toBe(expected));
});

describe('times', () => {
  const now = new Date(2026, 2, 10, 12).getTime();
  const at = (day: number, hour = 9): number => new Date(2026, 2, day, hour, 5).getTime();
  const words = { today: 'Today', yesterday: 'Yesterday' };

  it('counts days by the calendar', () => {
    expect(daysBetween(at(9, 23), at(10, 0))).toBe(1);
    expect(daysBetween(at(10, 0), at(10, 23))).toBe(0);
  });

  it('says when a chat last moved', () => {
    expect(formatMoment(at(10), now, 'en-GB', 'Yesterday')).toBe('09:05');
    expect(formatMoment(at(9), now, 'en-GB', 'Yesterday')).toBe('Yesterday');
    expect(formatMoment(at(6), now, 'en-GB', 'Yesterday')).toBe('Fri');
    expect(formatMoment(at(1), now, 'en-GB', 'Yesterday')).toBe('01/03/26');
    expect(formatMoment(at(1), now, 'de-DE', 'Gestern')).toBe('01.03.26');
  });

  it('names the days of a conversation', () => {
    expect(formatDay(at(10), now, 'en-GB', words)).toBe('Today');
    expect(formatDay(at(9), now, 'en-GB', words)).toBe('Yesterday');
    expect(formatDay(at(6), now, 'en-GB', words)).toBe('Friday');
    expect(formatDay(new Date(2025, 0, 2).getTime(), now, 'en-GB', words)).toBe('2 January 2025');
  });

  it('never counts below zero', () => {
    expect(secondsUntil(1500, 0)).toBe(2);
    expect(secondsUntil(0, 5000)).toBe(0);
  });
});
