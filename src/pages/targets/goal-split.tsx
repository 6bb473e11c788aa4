import { Link, useSearchParams } from 'react-router';
import type { TargetDetail } from '../../contract/targets.ts';
import { readableSearch } from '../../ui/address/readable-search.ts';
import { Section } from '../../ui/blocks/section.tsx';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { PaceTag } from '../../ui/target/pace-tag.tsx';
import { useTargetReason } from '../../ui/target/target-words.ts';
import { useTargetsMessages } from './messages.ts';
import { useTargetTexts } from './use-target-texts.ts';

/** The goals below, and whether they add up to this one. */
export function GoalSplit({ target }: { target: TargetDetail }) {
  const t = useTargetsMessages();
  const texts = useTargetTexts();
  const reason = useTargetReason();
  const [search] = useSearchParams();
  const { split, children, measure } = target;
  if (!split) return null;
  const exact = (value: number) => texts.exact(value, measure);
  const open = (id: string) => {
    const next = new URLSearchParams(search);
    next.set('target', id);
    return readableSearch(next);
  };
  return (
    <Section title={t('split', { level: texts.level(split.level) })} bare>
      <p className="targets-split-sum">
        {t('splitSum', { count: split.targets, parts: exact(split.parts), whole: exact(split.whole) })}{' '}
        {split.state === 'exact' ? (
          <StateTag tone="good">{t('split.exact')}</StateTag>
        ) : (
          <StateTag tone="attention">
            {t(`split.${split.state}`, { amount: exact(Math.abs(split.remainder)) })}
          </StateTag>
        )}
      </p>
      <div className="targets-scroll">
        <table className="targets-rows">
          <thead>
            <tr>
              <th scope="col">{t('scope')}</th>
              <th scope="col" className="targets-end">
                {t('attained')}
              </th>
              <th scope="col" className="targets-end">
                {t('goal')}
              </th>
              <th scope="col">{t('status')}</th>
            </tr>
          </thead>
          <tbody>
            {children.map((child) => (
              <tr key={child.id}>
                <th scope="row">
                  <Link to={{ search: open(child.id) }}>{texts.scope({ ...child, level: split.level })}</Link>
                </th>
                <td className="targets-end wm-num">
                  {child.attained === null ? (
                    <Missing reason={reason('value_not_known')} />
                  ) : (
                    texts.amount(child.attained, measure)
                  )}
                </td>
                <td className="targets-end wm-num">{texts.amount(child.goal, measure)}</td>
                <td>
                  {child.status ? <PaceTag status={child.status} /> : <Missing reason={t('noIndex')} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
