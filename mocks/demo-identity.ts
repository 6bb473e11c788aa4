import type { Caller } from '../server/context.ts';
import type { Identity } from '../server/identity/identity.ts';
import { SAMPLE_PEOPLE, type SamplePerson } from './sample/sample-people.ts';

/**
 * Whom the visitor looks as: chosen in the page, told to the worker, and never part of a request. A server has another
 * identity, which knows nothing of this one.
 */
export class DemoIdentity implements Identity {
  readonly people: readonly Caller[] = SAMPLE_PEOPLE.map(callerOf);
  #now = this.people[0] ?? null;

  async resolve(): Promise<Caller | null> {
    return this.#now;
  }

  lookAs(id: string): void {
    this.#now = this.people.find((person) => person.id === id) ?? this.#now;
  }
}

function callerOf({ email, name, role, regions, provider }: SamplePerson): Caller {
  const isLimited = regions !== undefined || provider !== undefined;
  const scope = { providers: provider ? [provider] : [], regions: regions ?? [], cities: [] };
  return { id: email, name, role, scope: isLimited ? scope : null };
}
