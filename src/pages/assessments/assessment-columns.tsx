import { useMemo } from 'react';
import type { Assessment } from '../../contract/assessments.ts';
import { StateTag, type Tone } from '../../ui/blocks/state-tag.tsx';
import { useActorName } from '../../ui/format/actor-name.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import type { DataColumn } from '../../ui/table/data-column.ts';
import { useAssessmentsMessages } from './messages.ts';

export const statusTone: Record<Assessment['status'], Tone> = {
  draft: 'attention',
  published: 'good',
  superseded: 'neutral',
};

export function useAssessmentColumns(): DataColumn<Assessment>[] {
  const t = useAssessmentsMessages();
  const f = useFormats();
  const of = useLocalized();
  const actor = useActorName();
  return useMemo<DataColumn<Assessment>[]>(
    () => [
      {
        id: 'period',
        header: t('period'),
        width: 130,
        pinned: 'start',
        card: 'title',
        hideable: false,
        value: (row) => row.period,
        cell: (row) => f.period(row.period),
      },
      {
        id: 'model',
        header: t('model'),
        width: 220,
        value: (row) => `${of(row.modelName)} v${row.modelVersion}`,
      },
      {
        id: 'status',
        header: t('status'),
        width: 120,
        card: 'badge',
        value: (row) => t(`status.${row.status}`),
        cell: (row) => <StateTag tone={statusTone[row.status]}>{t(`status.${row.status}`)}</StateTag>,
      },
      {
        id: 'providers',
        header: t('providers'),
        width: 96,
        align: 'end',
        value: (row) => row.providers,
        cell: (row) => f.number(row.providers),
      },
      {
        id: 'rated',
        header: t('rated'),
        width: 96,
        align: 'end',
        card: 'fact',
        value: (row) => row.rated,
        cell: (row) => f.number(row.rated),
      },
      {
        id: 'mean',
        header: t('meanTotal'),
        width: 110,
        align: 'end',
        card: 'fact',
        value: (row) => row.meanTotal,
        cell: (row) => f.number(row.meanTotal ?? 0, 2),
        missing: () => t('noMean'),
      },
      {
        id: 'publishedAt',
        header: t('publishedAt'),
        width: 170,
        value: (row) => row.publishedAt,
        cell: (row) => f.instant(row.publishedAt ?? ''),
        missing: () => t('notPublished'),
      },
      {
        id: 'publishedBy',
        header: t('publishedBy'),
        width: 130,
        value: (row) => row.publishedBy && actor(row.publishedBy),
        missing: () => t('notPublished'),
      },
      {
        id: 'verification',
        header: t('verification'),
        width: 130,
        value: (row) => row.verification && t(row.verification.ok ? 'verifiedOk' : 'verifiedFailed'),
        cell: (row) =>
          row.verification && (
            <StateTag tone={row.verification.ok ? 'good' : 'bad'} tip={f.instant(row.verification.at)}>
              {t(row.verification.ok ? 'verifiedOk' : 'verifiedFailed')}
            </StateTag>
          ),
        missing: () => t('notVerified'),
      },
    ],
    [t, f, of, actor],
  );
}
