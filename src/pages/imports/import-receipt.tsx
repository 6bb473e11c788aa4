import type { ImportRecord } from '../../contract/imports.ts';
import { targetName } from '../../domain/import/target-words.ts';
import { useViewedModel } from '../../queries/use-viewed-model.ts';
import { CopyButton } from '../../ui/blocks/copy-button.tsx';
import { FactList } from '../../ui/blocks/fact-list.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { useActorName } from '../../ui/format/actor-name.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { formatBytes } from './format-bytes.ts';
import { useImportsMessages } from './messages.ts';

/** More are a span with their number. */
const LISTED_PERIODS = 6;

/** Hash, counts and who: enough to prove later what went in. */
export function ImportReceipt({ record }: { record: ImportRecord }) {
  const t = useImportsMessages();
  const f = useFormats();
  const shared = useSharedMessages();
  const of = useLocalized();
  const actor = useActorName();
  const { model } = useViewedModel(null, record.model);
  const { counts } = record;
  const periodsText = (periods: readonly string[]) => {
    const [first, last] = [periods[0], periods.at(-1)];
    if (!first || !last || periods.length <= LISTED_PERIODS)
      return periods.map((period) => f.period(period)).join(t('listMark'));
    return t('periodSpan', { first: f.period(first), last: f.period(last), count: periods.length });
  };
  return (
    <Section title={t(record.status === 'confirmed' ? 'receipt' : 'fileFacts')}>
      <FactList
        columns={2}
        facts={[
          {
            label: t('rowsIn'),
            value: t('rowsAccounted', {
              rows: f.number(counts.rowsIn),
              accepted: f.number(counts.rowsAccepted),
              rejected: f.number(counts.rowsRejected),
            }),
          },
          ...(record.status === 'confirmed'
            ? [
                {
                  label: t('storedFacts'),
                  value: t('storedSplit', {
                    created: f.number(counts.created),
                    changed: f.number(counts.changed),
                    unchanged: f.number(counts.unchanged),
                  }),
                },
                {
                  label: t('confirmedBy'),
                  value: `${actor(record.confirmedBy ?? '')} · ${record.confirmedAt ? f.instant(record.confirmedAt) : ''}`,
                },
              ]
            : []),
          ...(counts.warnings > 0
            ? [{ label: t('warnings'), value: f.number(counts.warnings), tip: t('warningsHint') }]
            : []),
          { label: t('size'), value: formatBytes(record.sizeBytes) },
          { label: t('encoding'), value: (record.encoding ?? '').toUpperCase() },
          ...(record.periods.length > 0
            ? [
                {
                  label: t('periods'),
                  value: periodsText(record.periods),
                },
              ]
            : []),
          {
            label: t('hash'),
            value: (
              <span className="imports-hash">
                <code>{record.sha256}</code>
                <CopyButton text={record.sha256 ?? ''} label={shared('copy')} />
              </span>
            ),
          },
          {
            label: t('mapping'),
            value: record.mapping.columns
              .flatMap(({ header, target }) =>
                target === null
                  ? []
                  : [`${header} → ${of(targetName(record.mapping.kind, target, model?.indicators ?? []))}`],
              )
              .join(t('listMark')),
          },
        ]}
      />
    </Section>
  );
}
