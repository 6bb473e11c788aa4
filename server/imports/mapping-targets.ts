import type { z } from 'zod';
import type { ImportKind, inspection } from '../../src/contract/imports.ts';
import { MEASURE_PARTS } from '../../src/domain/import/column-mapping.ts';
import { FIELDS_OF, REQUIRED_FIELDS } from '../../src/domain/import/field-mapping.ts';
import { targetName } from '../../src/domain/import/target-words.ts';
import type { CapabilityModel } from '../../src/domain/model/capability-model.ts';

export type Target = z.input<typeof inspection>['targets'][number];

const REQUIRED: Record<ImportKind, readonly string[]> = {
  facts_long: ['provider', 'period', 'indicator'],
  facts_wide: ['provider', 'period'],
  ...REQUIRED_FIELDS,
};

/** Everything a column of such a file may feed, the required ones first. */
export function listTargets(kind: ImportKind, model: CapabilityModel): Target[] {
  return targetCodes(kind, model).map((code) => ({
    code,
    label: targetName(kind, code, model.indicators),
    required: REQUIRED[kind].includes(code),
  }));
}

function targetCodes(kind: ImportKind, model: CapabilityModel): string[] {
  if (kind === 'facts_long') return ['provider', 'period', 'indicator', ...MEASURE_PARTS];
  // The model is the one the import is for.
  if (kind !== 'facts_wide') return FIELDS_OF[kind].filter((field) => field !== 'model');
  const measures = MEASURE_PARTS.flatMap((part) =>
    model.indicators.map(({ code }) => (part === 'value' ? code : `${code}.${part}`)),
  );
  return ['provider', 'period', ...measures];
}
