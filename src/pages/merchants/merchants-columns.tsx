import { useMemo } from 'react';
import type { MerchantRow } from '../../contract/merchants.ts';
import { type Formats, useFormats } from '../../ui/format/use-formats.ts';
import type { DataColumn } from '../../ui/table/data-column.ts';
import { type MerchantWords, useMerchantWords } from './merchant-words.ts';
import { useMerchantsMessages } from './messages.ts';
import { monthColumns } from './month-columns.tsx';
import { profileColumns } from './profile-columns.tsx';
import { serviceColumns } from './service-columns.tsx';

export interface MerchantColumnContext {
  t: ReturnType<typeof useMerchantsMessages>;
  words: MerchantWords;
  formats: Formats;
  bands: readonly { code: string; fromYuan: number }[];
  /** The month looked at; null before any is stored. */
  month: string | null;
  /** The reader sees a part of the platform only, so “nobody” may be somebody they may not see. */
  limited: boolean;
  /** The reader is the one provider that every shown relation is with. */
  own: boolean;
  /** Mark fictional rows, because real ones stand beside them. */
  markSamples: boolean;
}

export type MerchantColumn = DataColumn<MerchantRow>;

/** All columns of the list; which are shown, and in which order, is the reader's choice. */
export function useMerchantColumns({
  bands,
  month,
  limited,
  own,
  markSamples,
}: Omit<MerchantColumnContext, 't' | 'words' | 'formats'>): MerchantColumn[] {
  const t = useMerchantsMessages();
  const words = useMerchantWords();
  const formats = useFormats();
  return useMemo(() => {
    const context = { t, words, formats, bands, month, limited, own, markSamples };
    const { name, ...profile } = profileColumns(context);
    return [
      name,
      profile.kind,
      profile.place,
      profile.region,
      profile.industry,
      ...monthColumns(context),
      ...serviceColumns(context),
      profile.openedOn,
      profile.compliance,
    ];
  }, [t, words, formats, bands, month, limited, own, markSamples]);
}
