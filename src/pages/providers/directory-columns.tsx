import { useMemo } from 'react';
import type { DirectoryRow } from '../../contract/providers.ts';
import { regionName } from '../../domain/geography/regions.ts';
import type { CapabilityModel } from '../../domain/model/capability-model.ts';
import type { ScoreState } from '../../ui/blocks/state-tag.tsx';
import type { ModelWords } from '../../ui/definition/model-words.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import type { DataColumn } from '../../ui/table/data-column.ts';
import { capabilityColumns } from './capability-columns.tsx';
import { explanationColumns } from './explanation-columns.tsx';
import { measureColumns } from './measure-columns.tsx';
import { useProvidersMessages } from './messages.ts';
import { profileColumns } from './profile-columns.tsx';
import { resultColumns } from './result-columns.tsx';

export interface ColumnContext {
  t: ReturnType<typeof useProvidersMessages>;
  /** Between the members of a list. */
  separator: string;
  formats: ReturnType<typeof useFormats>;
  words: ModelWords;
  model: CapabilityModel | undefined;
  /** Why a score is absent, in words. */
  stateReason: (state: ScoreState) => string;
  /** Region name in the reader's language. */
  region: (code: string) => string;
  previousPeriod: string | null;
  /** Mark fictional sample rows, because real ones stand beside them. */
  markSamples: boolean;
}

export type DirectoryColumn = DataColumn<DirectoryRow>;

/** All columns of the directory; which are shown, and in which order, is the reader's choice. */
export function useDirectoryColumns(
  model: CapabilityModel | undefined,
  words: ModelWords,
  previousPeriod: string | null,
  markSamples: boolean,
): DirectoryColumn[] {
  const t = useProvidersMessages();
  const formats = useFormats();
  const shared = useSharedMessages();
  return useMemo(() => {
    const context: ColumnContext = {
      t,
      formats,
      words,
      model,
      separator: shared('separator'),
      stateReason: (state) => shared(`reason.${state}`),
      region: (code) => regionName(code)?.[formats.lang] ?? code,
      previousPeriod,
      markSamples,
    };
    const { name, ...profile } = profileColumns(context);
    return [
      name,
      profile.category,
      profile.region,
      profile.city,
      ...resultColumns(context),
      ...capabilityColumns(context),
      ...explanationColumns(context),
      ...measureColumns(context),
      profile.industry,
      profile.joinedOn,
      profile.compliance,
    ];
  }, [t, formats, words, model, previousPeriod, markSamples, shared]);
}
