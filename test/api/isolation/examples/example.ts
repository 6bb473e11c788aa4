import type { Caller } from '../../../../server/context.ts';
import { covers } from '../../../../src/domain/access/scope.ts';
import type { Objects } from '../objects.ts';
import { EVERYBODY, placed, TENANTS, type Tenant } from '../tenants.ts';

/** One thing that an operation is asked for, and what the rules say of it. */
export interface Example {
  /** own, same region, elsewhere … depends on who asks; this names the object itself. */
  object: string;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  /** Sent as they are, for bodies of bytes. */
  bytes?: string;
  /** For If-Match; any when the object does not exist. */
  revision?: number;
  /** Whether the object exists for somebody who may call the operation; left out: it does. */
  seenBy?: (caller: Caller | null) => boolean;
  /** Of an answer to nobody, where the operation is open before sign-in and yet speaks of who is signed in. */
  anonymous?: number;
  /** Of an answer to somebody for whom it does not exist; 404 when left out, 200 for lists that then have no row. */
  unseenStatus?: number;
  /** Of an answer to somebody for whom it exists; the operation's own success when left out. */
  status?: number | ((caller: Caller) => number);
  /** What is wrong with the answer of somebody for whom the object exists; null when nothing is. */
  check?: (answer: unknown, caller: Caller) => string | null;
  /** Said by the caller, and therefore allowed to come back. */
  said: string[];
}

export type Examples = Record<string, (objects: Objects) => Example[]>;

export const MISSING = 'cnry-missing';

export const nobody = () => false;
export const sees = (tenant: Tenant) => (caller: Caller | null) =>
  caller !== null && covers(caller.scope, placed(tenant));
export const visible = (caller: Caller) => EVERYBODY.filter((tenant) => sees(tenant)(caller)).length;
export const isLimited = (caller: Caller) => caller.scope !== null;
export const whole = (example: Omit<Example, 'object' | 'said'> = {}): Example => ({
  object: 'all',
  said: [],
  ...example,
});

/** Fails unless the number found in an answer is the one that the caller may count. */
export const counts =
  (path: (answer: never) => unknown, expected: (caller: Caller) => number = visible) =>
  (answer: unknown, caller: Caller) => {
    const found = path(answer as never);
    return found === expected(caller) ? null : `counts ${found}, may see ${expected(caller)}`;
  };

export const csvRows = (text: string) => EVERYBODY.filter(({ id }) => text.includes(`\n${id},`)).length;

/** Each provider, and one that is nobody: for operations that speak of a provider. */
export function aboutProviders(of: (tenant: Pick<Tenant, 'id' | 'name'>) => Partial<Example>): Example[] {
  const missing = { id: MISSING, name: MISSING };
  return [
    ...Object.entries(TENANTS).map(([key, tenant]) => ({
      object: `provider ${key}`,
      said: [tenant.id, tenant.name],
      seenBy: sees(tenant),
      ...of(tenant),
    })),
    { object: 'no provider', said: [MISSING], seenBy: nobody, ...of(missing) },
  ];
}
