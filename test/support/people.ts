import type { AppContext } from '../../server/context.ts';
import type { Role } from '../../src/domain/access/role.ts';

export const PASSWORD = 'a long enough password';

export interface TestPerson {
  email: string;
  role: Role;
  name?: string;
  regions?: string[];
  cities?: string[];
  provider?: string | null;
  status?: 'invited' | 'active' | 'disabled';
  password?: string | null;
}

/** Puts an account straight into the database and answers its public id. */
export async function addPerson(context: AppContext, person: TestPerson): Promise<string> {
  const { email, role, name = email, regions = [], cities = [], provider = null, status = 'active' } = person;
  const password = person.password === undefined ? PASSWORD : person.password;
  const passwordHash = password === null ? null : await requirePort(context).passwords.hash(password);
  const publicId = context.newId();
  const at = context.now();
  await context.db
    .insertInto('account')
    .values({
      publicId,
      email,
      name,
      role,
      regions,
      cities,
      provider,
      status,
      passwordHash,
      passwordChangedAt: passwordHash === null ? null : at,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  return publicId;
}

function requirePort({ signIn }: AppContext) {
  if (!signIn) throw new Error('this context has no sign-in');
  return signIn;
}
