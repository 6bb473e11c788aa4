import { type Kysely, sql } from 'kysely';
import { getCity } from '../../src/domain/geography/places.ts';
import { regionName, regionOf } from '../../src/domain/geography/regions.ts';
import type { LocalizedText } from '../../src/domain/model/capability-model.ts';
import { checkTarget } from '../../src/domain/target/check-target.ts';
import type { Curve } from '../../src/domain/target/curve.ts';
import type { TargetLevel, TargetMeasure } from '../../src/domain/target/measure.ts';
import type { Database } from '../db/schema.ts';
import { ApiProblem, type ProblemField } from '../http/problem.ts';
import type { TargetRow } from './target-row.ts';

/** A target as somebody wants it. */
export interface TargetDraft {
  level: TargetLevel;
  scope: string | null;
  measure: TargetMeasure;
  goal: number;
  startValue: number | null;
  from: string;
  to: string;
  curve: Curve;
  owner: string | null;
}

/** Why a draft cannot be stored, at a dotted path inside it. */
export interface DraftFault {
  path: string;
  code: string;
  message: LocalizedText;
  fix: LocalizedText;
}

export interface TargetOwner {
  id: string;
  name: string;
  role: string;
}

/** Everybody a target may be given to. */
export async function readOwners(db: Kysely<Database>): Promise<TargetOwner[]> {
  const { rows } = await sql<TargetOwner>`select id, name, role from target_owners()`.execute(db);
  return rows;
}

/** What a draft is checked against, read once for any number of drafts. */
export class TargetWorld {
  readonly owners: readonly TargetOwner[];
  readonly #providers: ReadonlyMap<string, string | null>;

  constructor(owners: readonly TargetOwner[], providers: ReadonlyMap<string, string | null>) {
    this.owners = owners;
    this.#providers = providers;
  }

  static async read(db: Kysely<Database>, drafts: readonly Pick<TargetDraft, 'level' | 'scope'>[]) {
    const wanted = drafts.flatMap(({ level, scope }) => (level === 'provider' && scope ? [scope] : []));
    const { rows } = await sql<{ id: string; region: string | null }>`
      select external_id as id, region from provider where external_id = any(${wanted}::text[])`.execute(db);
    return new TargetWorld(await readOwners(db), new Map(rows.map(({ id, region }) => [id, region])));
  }

  /** Faults of the target itself and of what it names. `kept` is what stays as it was. */
  faultsOf(draft: TargetDraft, kept: Pick<TargetRow, 'owner'> | null = null): DraftFault[] {
    const faults: DraftFault[] = checkTarget({ ...draft, id: 'draft', startValue: draft.startValue ?? 0 });
    if (!this.#isKnownScope(draft) && !faults.some(({ path }) => path === 'scope'))
      faults.push(unknownScope(draft));
    const { owner } = draft;
    // Who left keeps what they have until somebody gives it to another.
    if (owner !== null && owner !== kept?.owner?.id && !this.owners.some(({ id }) => id === owner))
      faults.push(unknownOwner(owner));
    return faults;
  }

  regionOf({ level, scope }: Pick<TargetDraft, 'level' | 'scope'>): string | null {
    if (level === 'programme' || scope === null) return null;
    if (level === 'region') return scope;
    return level === 'city' ? regionOf(scope) : (this.#providers.get(scope) ?? null);
  }

  nameOfOwner(owner: string | null, kept: Pick<TargetRow, 'owner'> | null = null): string | null {
    if (owner === null) return null;
    return this.owners.find(({ id }) => id === owner)?.name ?? kept?.owner?.name ?? null;
  }

  #isKnownScope({ level, scope }: TargetDraft): boolean {
    if (level === 'programme' || scope === null) return true;
    if (level === 'region') return regionName(scope) !== null;
    return level === 'city' ? getCity(scope) !== null : this.#providers.has(scope);
  }
}

/** A draft that cannot be stored, as the answer of the API; paths begin where the draft stands in the body. */
export function draftRefused(faults: readonly (DraftFault & { at: string })[]): ApiProblem {
  return new ApiProblem(
    'invalid_request',
    {
      zh: `目标有 ${faults.length} 处需要修改，没有保存任何内容。`,
      en: `The target needs ${faults.length} corrections; nothing was stored.`,
    },
    null,
    faults.map(({ at, path, message, fix }): ProblemField => ({ path: `${at}${path}`, message, fix })),
  );
}

function unknownScope({ scope }: TargetDraft): DraftFault {
  return {
    path: 'scope',
    code: 'scope_unknown',
    message: { zh: `没有“${scope}”`, en: `There is no “${scope}”` },
    fix: {
      zh: '填写大区代码、城市代码或已有的服务商编号',
      en: 'Give a region code, a city code or the id of a provider',
    },
  };
}

function unknownOwner(owner: string): DraftFault {
  return {
    path: 'owner',
    code: 'owner_unknown',
    message: { zh: `没有可用的账号“${owner}”`, en: `There is no account “${owner}” that may be used` },
    fix: { zh: '选择列表中的负责人，或不设负责人', en: 'Choose an owner from the list, or none' },
  };
}
