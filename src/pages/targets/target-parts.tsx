import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { TargetDetail } from '../../contract/targets.ts';
import { comparePeriods } from '../../domain/period/period.ts';
import { Icon } from '../../ui/blocks/icons.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useLocalized } from '../../ui/i18n/language.ts';
import { useTargetReason } from '../../ui/target/target-words.ts';
import { useTargetsMessages } from './messages.ts';
import { openFromStart, type PartRow, partRows, shownRows, type TargetPart } from './part-tree.ts';
import { useTargetDefinitions } from './use-target-definitions.ts';
import { useTargetTexts } from './use-target-texts.ts';

/** What the attained value is the sum of; a place opens to the rows below it. */
export function TargetParts({ target }: { target: TargetDetail }) {
  const t = useTargetsMessages();
  const texts = useTargetTexts();
  const reason = useTargetReason();
  const definitions = useTargetDefinitions();
  const rows = useMemo(() => partRows(target.parts), [target.parts]);
  const [open, setOpen] = useState(() => openFromStart(rows));
  const { measure, attained, partsTotal, startValue } = target;
  if (rows.length === 0) return null;
  const toggle = (id: string) =>
    setOpen((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const fromStart = partsTotal !== null && attained !== null && partsTotal !== attained;
  return (
    <Section title={t('parts')} definition={definitions.parts} bare>
      <div className="targets-scroll">
        <table className="targets-rows">
          <thead>
            <tr>
              <th scope="col">{t('part')}</th>
              <th scope="col" className="targets-end">
                {t(`amount.${target.kind}`, { unit: texts.unit(measure) })}
              </th>
            </tr>
          </thead>
          <tbody>
            {shownRows(rows, open).map((row) => (
              <Part
                key={row.id}
                row={row}
                target={target}
                isOpen={open.has(row.id)}
                onToggle={() => toggle(row.id)}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('partsTotal')}</th>
              <td className="targets-end wm-num">
                {partsTotal === null ? (
                  <Missing reason={reason('value_not_known')} />
                ) : (
                  texts.exact(partsTotal, measure)
                )}
              </td>
            </tr>
            {fromStart && (
              <tr>
                <th scope="row">{t('withStart')}</th>
                <td className="targets-end wm-num">
                  {texts.exact(startValue ?? 0, measure)} + {texts.exact(partsTotal, measure)} ={' '}
                  {texts.exact(attained, measure)}
                </td>
              </tr>
            )}
          </tfoot>
        </table>
      </div>
    </Section>
  );
}

interface PartProps {
  row: PartRow;
  target: TargetDetail;
  isOpen: boolean;
  onToggle: () => void;
}

function Part({ row, target, isOpen, onToggle }: PartProps) {
  const t = useTargetsMessages();
  const texts = useTargetTexts();
  const reason = useTargetReason();
  const name = usePartName();
  const { part, level, rows } = row;
  const to = rowsPath(part, target);
  const value =
    part.value === null ? (
      <Missing reason={reason('value_not_known')} />
    ) : (
      texts.amount(part.value, target.measure)
    );
  return (
    <tr data-level={level}>
      <th scope="row">
        {rows > 0 ? (
          <button type="button" className="targets-part" aria-expanded={isOpen} onClick={onToggle}>
            <Icon name={isOpen ? 'chevronDown' : 'chevronRight'} size={14} />
            {name(part)}
          </button>
        ) : part.provider ? (
          <Link to={`/providers/${encodeURIComponent(part.provider.id)}`}>{name(part)}</Link>
        ) : (
          <span className="targets-part-leaf">{name(part)}</span>
        )}
        {part.unknownProviders > 0 && (
          <span className="wm-meta"> {t('unknownProviders', { count: part.unknownProviders })}</span>
        )}
      </th>
      <td
        className="targets-end wm-num"
        data-tip={part.value === null ? undefined : texts.exact(part.value, target.measure)}
      >
        {to && part.value !== null ? <Link to={to}>{value}</Link> : value}
      </td>
    </tr>
  );
}

function usePartName(): (part: TargetPart) => string {
  const t = useTargetsMessages();
  const texts = useTargetTexts();
  const localized = useLocalized();
  return ({ depth, region, city, cityName, provider }) => {
    if (depth === 'region') return texts.region(region);
    if (depth === 'city') return cityName ? localized(cityName) : (city ?? t('noCity'));
    return provider ? localized({ zh: provider.name, en: provider.nameEn ?? provider.name }) : '';
  };
}

/** The leaps, or the merchants, that a row counts; null where a list of them cannot be asked for. */
function rowsPath({ depth, region, city, provider }: TargetPart, target: TargetDetail): string | null {
  const { measure, from, to, month } = target;
  const until = comparePeriods(month, to) < 0 ? month : to;
  if (comparePeriods(from, until) > 0) return null;
  const place =
    provider !== null
      ? `provider=${encodeURIComponent(provider.id)}`
      : depth === 'city'
        ? city && `city=${city}`
        : region && `region=${region}`;
  if (!place) return null;
  if (measure === 'leaps') return `/leaps?state=counted&${place}&completedFrom=${from}&completedTo=${until}`;
  return measure === 'gmv' && provider ? `/merchants?${place}&month=${until}` : null;
}
