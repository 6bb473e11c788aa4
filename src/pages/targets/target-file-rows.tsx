import { useMemo } from 'react';
import type { TargetFilePreview } from '../../contract/target-imports.ts';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { StateTag, type Tone } from '../../ui/blocks/state-tag.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import type { DataColumn } from '../../ui/table/data-column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useTargetFormMessages } from './form-messages.ts';
import { useTargetImportMessages } from './import-messages.ts';
import { differingFields } from './target-draft.ts';
import { useTargetTexts } from './use-target-texts.ts';
import { useTermsText } from './use-terms-text.ts';

type Item = TargetFilePreview['items'][number];

const tones: Record<Item['action'], Tone> = { create: 'good', change: 'attention', unchanged: 'neutral' };

/** What importing would do, row by row. */
export function TargetFileRows({ preview }: { preview: TargetFilePreview }) {
  const t = useTargetImportMessages();
  const f = useFormats();
  const texts = useTargetTexts();
  const effect = useEffectText();
  const columns = useMemo<DataColumn<Item>[]>(
    () => [
      {
        id: 'name',
        header: t('target'),
        width: 260,
        pinned: 'start',
        card: 'title',
        hideable: false,
        value: (row) => texts.name(row),
      },
      {
        id: 'action',
        header: t('action'),
        width: 100,
        card: 'badge',
        value: (row) => t(`action.${row.action}`),
        cell: (row) => <StateTag tone={tones[row.action]}>{t(`action.${row.action}`)}</StateTag>,
      },
      {
        id: 'period',
        header: t('period'),
        width: 190,
        card: 'fact',
        value: (row) => texts.months(row.from, row.to),
      },
      { id: 'effect', header: t('effect'), width: 420, card: 'fact', value: effect },
      {
        id: 'line',
        header: t('line'),
        width: 80,
        align: 'end',
        value: (row) => row.line,
        cell: (row) => f.number(row.line),
      },
    ],
    [t, f, texts, effect],
  );
  return (
    <Section title={t('rows')}>
      <div className="targets-stack">
        <FindingSentence text={t('finding', { ...preview.counts, rows: preview.rows })} />
        <DataTable<Item>
          id="target-file-rows"
          label={t('rows')}
          mode="client"
          columns={columns}
          rows={preview.items}
          rowKey={(row) => String(row.line)}
          rowLabel={texts.name}
          height={preview.items.length > 14 ? 480 : 'content'}
          fixedColumns
        />
      </div>
    </Section>
  );
}

/** 目标值 50 → 60；负责人 … → … */
function useEffectText(): (row: Item) => string {
  const t = useTargetImportMessages();
  const form = useTargetFormMessages();
  const text = useTermsText();
  return useMemo(
    () =>
      ({ before, after, measure, from, to }) => {
        const period = { from, to };
        if (before === null)
          return t('sets', {
            goal: text('goal', { ...after, ...period }, measure),
            owner: text('owner', { ...after, ...period }, measure),
          });
        const was = { ...before, ...period };
        const becomes = { ...after, ...period };
        const fields = differingFields(was, becomes);
        if (fields.length === 0) return t('action.unchanged');
        return fields
          .map((field) =>
            t('change', {
              field: form(`field.${field}`),
              before: text(field, was, measure),
              after: text(field, becomes, measure),
            }),
          )
          .join(t('semicolon'));
      },
    [t, form, text],
  );
}
