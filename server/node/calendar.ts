import { lastFullMonth } from '../china-day.ts';
import type { AppContext } from '../context.ts';
import { followMonthEnd } from '../leaps/follow-stored.ts';

type Host = Pick<AppContext, 'db' | 'now' | 'newId' | 'log'>;

export interface Calendar {
  /** Ends after what is under way. */
  stop(): Promise<void>;
}

const LOOK_EVERY_MILLISECONDS = 60_000;

/** Follows the end of each month, which changes leaps and targets without anybody having written anything. */
export function startCalendar(host: Host, lookEveryMilliseconds = LOOK_EVERY_MILLISECONDS): Calendar {
  let followed: string | null = null;
  let looking: Promise<void> | null = null;
  const look = async () => {
    // A month may have ended while no host ran.
    followed ??= await lastFollowed(host);
    const ended = lastFullMonth(host.now());
    if (ended === followed) return;
    await host.db.transaction().execute((trx) => followMonthEnd(trx, host));
    followed = ended;
  };
  const lookOnce = () => {
    looking ??= look()
      // Tried again at the next look.
      .catch((cause: unknown) =>
        host.log({ level: 'error', message: 'the end of a month could not be followed', cause }),
      )
      .finally(() => {
        looking = null;
      });
  };
  lookOnce();
  const timer = setInterval(lookOnce, lookEveryMilliseconds);
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

/** The last full month when leaps were evaluated last; without any evaluation there is nothing to catch up with. */
async function lastFollowed({ db, now }: Host): Promise<string> {
  const last = await db
    .selectFrom('leapEvaluation')
    .select('at')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return lastFullMonth(last?.at ?? now());
}
