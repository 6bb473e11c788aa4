import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ServiceSpans } from './service-spans.ts';

const day = (offset: number) => new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
const span = (from: number, to: number | null, line = 2) => ({
  startedOn: day(from),
  endedOn: to === null ? null : day(to),
  line,
});

describe('ServiceSpans', () => {
  it('refuses a shared day, open ends included, and names what is in the way', () => {
    const spans = new ServiceSpans();
    spans.addStored('a', day(10), null);
    expect(spans.put('a', span(20, 30))).toMatchObject({ startedOn: day(10), line: 0 });
    expect(spans.put('a', span(0, 10))).toMatchObject({ startedOn: day(10) });
    expect(spans.put('a', span(0, 9))).toBeNull();
    expect(spans.put('b', span(20, 30))).toBeNull();
  });

  it('changes the span of the same first day; what it gives up is free', () => {
    const spans = new ServiceSpans();
    spans.addStored('a', day(10), null);
    expect(spans.put('a', span(10, 19))).toBeNull();
    expect(spans.put('a', span(20, null))).toBeNull();
    expect(spans.put('a', span(10, 20))).toMatchObject({ startedOn: day(20) });
    expect(spans.find('a', day(10))?.endedOn).toBe(day(19));
  });

  it('what was taken never shares a day', () => {
    const entry = fc.tuple(fc.nat(40), fc.option(fc.nat(10)));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (entries) => {
        const spans = new ServiceSpans();
        const taken = new Map<number, number>();
        for (const [from, length] of entries) {
          const end = length === null ? null : from + length;
          const others = [...taken].filter(([start]) => start !== from);
          const collides = others.some(([start, last]) => start <= (end ?? Infinity) && from <= last);
          expect(spans.put('a', span(from, end)) !== null).toBe(collides);
          if (!collides) taken.set(from, end ?? Infinity);
        }
      }),
    );
  });
});
