/** One stretch of service of a provider for a merchant; both days inside. */
export interface ServiceSpan {
  startedOn: string;
  /** null: goes on. */
  endedOn: string | null;
  /** Line of the file, 0 for what was stored before. */
  line: number;
}

/** Whether the two share a day. */
function overlap(one: ServiceSpan, other: ServiceSpan): boolean {
  return (
    (other.endedOn === null || one.startedOn <= other.endedOn) &&
    (one.endedOn === null || other.startedOn <= one.endedOn)
  );
}

/**
 * The spans of every pair as they stand after the rows read so far: a row changes the span with its own start or adds
 * one, and none may share a day with another. In file order, so that a row may end a span before the next one begins.
 */
export class ServiceSpans {
  readonly #spans = new Map<string, ServiceSpan[]>();

  /** For spans that are stored already; they do not overlap. */
  addStored(pair: string, startedOn: string, endedOn: string | null): void {
    this.#of(pair).push({ startedOn, endedOn, line: 0 });
  }

  /** The span of the pair that began on that day. */
  find(pair: string, startedOn: string): ServiceSpan | null {
    return this.#spans.get(pair)?.find((span) => span.startedOn === startedOn) ?? null;
  }

  /** @returns the span in the way, or null, and then the new one stands */
  put(pair: string, span: ServiceSpan): ServiceSpan | null {
    const spans = this.#of(pair);
    const same = spans.findIndex(({ startedOn }) => startedOn === span.startedOn);
    const other = spans.find((known, at) => at !== same && overlap(known, span));
    if (other !== undefined) return other;
    if (same < 0) spans.push(span);
    else spans[same] = span;
    return null;
  }

  #of(pair: string): ServiceSpan[] {
    const spans = this.#spans.get(pair) ?? [];
    this.#spans.set(pair, spans);
    return spans;
  }
}
