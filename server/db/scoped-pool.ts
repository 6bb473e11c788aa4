import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { groupOf, type Role } from '../../src/domain/access/role.ts';
import type { Caller } from '../context.ts';

/** The database's own roles, none of them able to log in; made by migration 0005. */
type DatabaseRole = 'windmaker_tenant' | 'windmaker_reader' | 'windmaker_grader' | 'windmaker_admin';

/** Separates the members of a list setting; no id or code contains it. */
const SEPARATOR = '\u001f';

const ENTER = `select set_config('role', $1, false), set_config('windmaker.reach', $2, false),
  set_config('windmaker.providers', $3, false), set_config('windmaker.regions', $4, false),
  set_config('windmaker.cities', $5, false), set_config('windmaker.account', $6, false)`;
const LEAVE = `select set_config('role', 'none', false), set_config('windmaker.reach', '', false),
  set_config('windmaker.providers', '', false), set_config('windmaker.regions', '', false),
  set_config('windmaker.cities', '', false), set_config('windmaker.account', '', false)`;

/**
 * The same connections, each put under the database role and row filter of one caller for as long as it is held. The
 * row-level security policies read these settings, so a query that forgets its filter still sees the caller's rows only.
 */
export function scopedPool(pool: Pick<PostgresPool, 'connect'>, caller: Caller | null): PostgresPool {
  const settings = settingsOf(caller);
  return {
    options: {},
    async connect() {
      const client = await pool.connect();
      try {
        await client.query(ENTER, settings);
      } catch (error) {
        discard(client, error);
        throw error;
      }
      return leavingOnRelease(client);
    },
    // The connections belong to the pool beneath.
    end: async () => undefined,
  };
}

/** What is given back is nobody's again; a connection that cannot be reset is closed instead. */
function leavingOnRelease(client: PostgresPoolClient): PostgresPoolClient {
  return {
    query: client.query.bind(client),
    release() {
      client.query(LEAVE, []).then(
        () => client.release(),
        (error: unknown) => discard(client, error),
      );
    },
  } as unknown as PostgresPoolClient;
}

function discard(client: PostgresPoolClient, error: unknown): void {
  (client.release as (error?: unknown) => void)(error);
}

function settingsOf(caller: Caller | null): string[] {
  if (caller === null) return ['windmaker_tenant', 'none', '', '', '', ''];
  const { role, scope } = caller;
  const sees = scope === null && groupOf(role) === 'platform' ? 'platform' : 'scope';
  const { providers, regions, cities } = scope ?? { providers: [], regions: [], cities: [] };
  const lists = [providers, regions, cities].map((list) => list.join(SEPARATOR));
  return [sees === 'platform' ? databaseRole(role) : 'windmaker_tenant', sees, ...lists, caller.id];
}

function databaseRole(role: Role): DatabaseRole {
  if (role === 'ops_admin') return 'windmaker_admin';
  return role === 'ops_grader' ? 'windmaker_grader' : 'windmaker_reader';
}
