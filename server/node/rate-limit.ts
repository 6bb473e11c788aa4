/** Most keys remembered at once; beyond, the ones unused for longest are forgotten. */
const MOST_KEYS = 50_000;

interface Bucket {
  left: number;
  at: number;
}

/** So many calls a minute per key, evenly refilled: a burst may use a minute's worth at once. */
export class RateLimit {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(perMinute: number, now: () => number) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  /** Null when the call is within the limit; else after how many seconds the next one is. */
  take(key: string): number | null {
    const now = this.#now();
    const known = this.#buckets.get(key);
    const refilled = known
      ? known.left + (Math.max(0, now - known.at) / 60_000) * this.#perMinute
      : this.#perMinute;
    const left = Math.min(this.#perMinute, refilled);
    // Put at the end: the order of the map is the order of use.
    this.#buckets.delete(key);
    this.#buckets.set(key, { left: left >= 1 ? left - 1 : left, at: now });
    if (this.#buckets.size > MOST_KEYS) this.#buckets.delete(this.#buckets.keys().next().value ?? '');
    return left >= 1 ? null : Math.ceil(((1 - left) * 60) / this.#perMinute);
  }
}
