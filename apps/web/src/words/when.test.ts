import { describe, expect, it } from 'vitest';
import { longDay, shortDay, shortInstant, timeWords } from './when.ts';

describe('days in words', () => {
  it('keeps a day that day, whatever the zone of the machine', () => {
    expect(longDay('2025-09-08', 'en')).toBe('8 September 2025');
    expect(longDay('2025-09-08', 'be')).toBe('8 верасня 2025');
    expect(shortDay('2025-01-01', 'be')).toBe('01.01.2025');
    expect(shortDay('2025-12-31', 'en')).toBe('31 Dec 2025');
  });

  it('leaves out the day where it is today', () => {
    const now = new Date(2026, 1, 1, 15, 0);
    expect(shortInstant(new Date(2026, 1, 1, 9, 5).toISOString(), 'en', now)).toBe('09:05');
    expect(shortInstant(new Date(2026, 0, 31, 9, 5).toISOString(), 'en', now)).toBe('31 Jan 2026, 09:05');
  });

  it('shows what is no time as it is', () => {
    expect(timeWords('on Tuesday', 'be')).toBe('on Tuesday');
    expect(longDay('never', 'en')).toBe('never');
  });
});
