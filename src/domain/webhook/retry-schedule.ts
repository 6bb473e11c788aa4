/** Where a delivery stands: waiting for its (next) attempt, taken by the receiver, or given up. */
export const DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Minutes to wait after the first, second … failed attempt: 1 m, 5 m, 30 m, 2 h, 12 h [O]. */
const RETRY_MINUTES = [1, 5, 30, 120, 720] as const;

/** Attempts made before a delivery is given up; each try by hand afterwards is one more. */
export const MOST_ATTEMPTS = RETRY_MINUTES.length + 1;

/**
 * When to try again after a failed attempt.
 * @param attempts made so far, the failed one included, 1..
 * @returns null when it is given up
 */
export function nextAttemptAt(attempts: number, failedAt: Date): Date | null {
  const minutes = RETRY_MINUTES[attempts - 1];
  return minutes === undefined ? null : new Date(failedAt.getTime() + minutes * 60_000);
}
