import { describe, expect, it } from 'vitest';
import {
  countNewer,
  isRightToLeft,
  layoutOf,
} from '../../../renderer/features/conversation/message-layout.ts';
import { message } from './samples.ts';

describe('how messages stand together', () => {
  it('groups one sender within five minutes of one day', () => {
    const [first, second] = [message(0), message(60)];
    expect(layoutOf(first, undefined, second)).toEqual({ newDay: true, first: true, last: false });
    expect(layoutOf(second, first, undefined)).toEqual({ newDay: false, first: false, last: true });
    expect(layoutOf(message(301), first, undefined).first).toBe(true);
    expect(layoutOf(message(1, { fromMe: true }), first, undefined).first).toBe(true);
    expect(layoutOf(message(1, { senderName: 'Ben' }), first, undefined).first).toBe(true);
    expect(layoutOf(message(86_400), first, undefined).newDay).toBe(true);
  });

  it('counts what others wrote since', () => {
    const all = [message(1), message(2, { fromMe: true }), message(3), message(4)];
    expect(countNewer(all, message(1).sortKey)).toBe(2);
    expect(countNewer(all, message(4).sortKey)).toBe(0);
    expect(countNewer(all, null)).toBe(0);
  });

  it('knows the direction of a paragraph by its first letter', () => {
    expect(isRightToLeft('12: السلام')).toBe(true);
    expect(isRightToLeft('Mixed: رغيف')).toBe(false);
    expect(isRightToLeft('שלום')).toBe(true);
    expect(isRightToLeft('')).toBe(false);
  });
});
