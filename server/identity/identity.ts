import type { Caller } from '../context.ts';

/**
 * Who is behind a request: the host's answer, by session on the server, by choice in the demo. Null before sign-in, and
 * as soon as a session has ended or its account was disabled.
 */
export interface Identity {
  resolve(request: Request): Promise<Caller | null>;
  /** Name of the organisation's own sign-in, where one is set up. */
  singleSignOn?: string;
  /** Whom a visitor of the demo may look as; never on a server. */
  people?: readonly Pick<Caller, 'id' | 'name' | 'role'>[];
}

/** An identity that is always the same, for the product's own work. */
export function fixedIdentity(caller: Caller | null): Identity {
  return { resolve: async () => caller };
}
