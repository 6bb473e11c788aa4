/** A session that nobody uses ends after twelve hours, any session after seven days. [O] */
export const SESSION_IDLE_SECONDS = 12 * 3600;
export const SESSION_LIFETIME_SECONDS = 7 * 86_400;
/** How often a session in use notes it: a write per request would cost more than it tells. */
export const SESSION_NOTE_SECONDS = 60;

export const secondsBefore = (now: Date, seconds: number) => new Date(now.getTime() - seconds * 1000);
export const secondsAfter = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000);
