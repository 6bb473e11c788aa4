import type { AppealFacts } from '../../contract/appeals.ts';
import { NumberInput } from '../../ui/blocks/field.tsx';
import { scrollable } from '../../ui/blocks/scrollable.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useAppealsMessages } from './messages.ts';

type StoredFact = AppealFacts['items'][number];

const PARTS = ['numerator', 'denominator', 'n', 'value'] as const;
type Part = (typeof PARTS)[number];

const LABELS = { numerator: 'numerator', denominator: 'denominator', n: 'sample', value: 'value' } as const;

/** What was typed over the stored numbers, by period; a part that is missing was left alone. */
export type FactEdits = Readonly<Record<string, Partial<Record<Part, number | null>>>>;

/** The periods whose numbers differ from what is stored, whole. */
export function changedFacts(items: readonly StoredFact[], edits: FactEdits) {
  return items.flatMap(({ stored: _, ...fact }) => {
    const edit = edits[fact.period];
    const isChanged = edit && PARTS.some((part) => edit[part] !== undefined && edit[part] !== fact[part]);
    return isChanged ? [{ ...fact, ...edit }] : [];
  });
}

/** The parts that this indicator's facts have; with nothing stored, those that its formula needs. */
function partsOf({ items, kind }: AppealFacts): readonly Part[] {
  const used = PARTS.filter((part) => items.some((item) => item[part] !== null));
  if (used.length > 0) return used;
  return kind === 'ratio' ? ['numerator', 'denominator', 'n'] : ['numerator', 'n'];
}

interface CorrectionTableProps {
  facts: AppealFacts;
  edits: FactEdits;
  onChange: (edits: FactEdits) => void;
}

/** The stored facts of the window, to be typed over where they are wrong. */
export function CorrectionTable({ facts, edits, onChange }: CorrectionTableProps) {
  const t = useAppealsMessages();
  const f = useFormats();
  const parts = partsOf(facts);
  return (
    <div>
      <div className="wm-field-label">{t('facts')}</div>
      <div className="appeals-scroll" {...scrollable}>
        <table className="appeals-facts">
          <thead>
            <tr>
              <th scope="col">{t('period')}</th>
              {parts.map((part) => (
                <th key={part} scope="col" className="appeals-end">
                  {t(LABELS[part])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {facts.items.map((item) => (
              <tr
                key={item.period}
                className={changedFacts([item], edits).length > 0 ? 'appeals-changed' : undefined}
              >
                <th scope="row">
                  {f.period(item.period)}
                  {!item.stored && <div className="wm-meta">{t('notStored')}</div>}
                </th>
                {parts.map((part) => (
                  <td key={part} className="appeals-end">
                    <NumberInput
                      aria-label={`${f.period(item.period)} ${t(LABELS[part])}`}
                      value={
                        edits[item.period]?.[part] === undefined
                          ? item[part]
                          : (edits[item.period]?.[part] ?? null)
                      }
                      onChange={(value) =>
                        onChange({ ...edits, [item.period]: { ...edits[item.period], [part]: value } })
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="wm-meta">{t('factsHint')}</div>
    </div>
  );
}
