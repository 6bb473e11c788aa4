import type { Account } from '../../contract/accounts.ts';
import { groupOf, type Role } from '../../domain/access/role.ts';
import type { Scope } from '../../domain/access/scope.ts';

/** What the form holds: every kind of scope at once, so that trying another role loses nothing. */
export interface AccountDraft {
  email: string;
  name: string;
  role: Role;
  regions: string[];
  cities: string[];
  provider: string | null;
  enabled: boolean;
}

export const EMPTY_DRAFT: AccountDraft = {
  email: '',
  name: '',
  role: 'regional',
  regions: [],
  cities: [],
  provider: null,
  enabled: true,
};

export function draftOf({ email, name, role, regions, cities, provider, status }: Account): AccountDraft {
  return { email, name, role, regions, cities, provider, enabled: status !== 'disabled' };
}

/** The fields of an account that an edit can change. */
export type EditedValues = Pick<Account, 'name' | 'role' | 'regions' | 'cities' | 'provider' | 'status'>;

/** The draft as the service takes it: without the parts of a scope that the role has no use for. */
export function valuesOf(draft: AccountDraft, before: Account['status']): EditedValues {
  const group = groupOf(draft.role);
  const regional = group === 'regional';
  return {
    name: draft.name.trim(),
    role: draft.role,
    regions: regional ? draft.regions : [],
    cities: regional ? draft.cities : [],
    provider: group === 'provider' ? draft.provider : null,
    status: draft.enabled ? (before === 'disabled' ? 'active' : before) : 'disabled',
  };
}

/** Whose rows an account with these fields sees; null: the whole platform. */
export function scopeOf({ role, regions, cities, provider }: EditedValues): Scope | null {
  if (groupOf(role) === 'platform') return null;
  return { regions, cities, providers: provider === null ? [] : [provider] };
}

export type DraftFault = 'nameMissing' | 'emailMissing' | 'scopeMissing' | 'providerMissing';

/** What keeps the draft from being sent, in the order of the form. */
export function faultsOf(draft: AccountDraft): DraftFault[] {
  const faults: DraftFault[] = [];
  if (draft.name.trim() === '') faults.push('nameMissing');
  if (!/^\S+@\S+\.\S+$/.test(draft.email.trim())) faults.push('emailMissing');
  const group = groupOf(draft.role);
  if (group === 'regional' && draft.regions.length + draft.cities.length === 0) faults.push('scopeMissing');
  if (group === 'provider' && draft.provider === null) faults.push('providerMissing');
  return faults;
}

/** What a person compares: scope is one thing to them. */
const COMPARED = ['name', 'role', 'scope', 'status'] as const;
export type ComparedField = (typeof COMPARED)[number];

/** The fields in which the three versions are not all the same. */
export function differingFields(...versions: readonly EditedValues[]): ComparedField[] {
  const text = (field: ComparedField) => (values: EditedValues) =>
    JSON.stringify(field === 'scope' ? scopeOf(values) : values[field]);
  return COMPARED.filter((field) => new Set(versions.map(text(field))).size > 1);
}
