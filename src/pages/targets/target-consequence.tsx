import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { TargetView } from '../../contract/targets.ts';
import { periodDistance } from '../../domain/period/period.ts';
import { DEFAULT_PACE_SETTINGS } from '../../domain/target/pace.ts';
import { programmeSettingsQuery } from '../../queries/programme-settings.ts';
import { Notice } from '../../ui/blocks/notice.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { PaceTag } from '../../ui/target/pace-tag.tsx';
import { useTargetReason } from '../../ui/target/target-words.ts';
import { useTargetFormMessages } from './form-messages.ts';
import { differingFields, type EditedTerms, type TargetDraft, termsOf, valuesOf } from './target-draft.ts';
import { effectOf, type TargetEffect } from './target-effect.ts';
import { useTargetTexts } from './use-target-texts.ts';
import { useTermsText } from './use-terms-text.ts';

type NameOf = (owner: string | null) => string | null;

interface ConsequenceProps {
  target: TargetView;
  draft: TargetDraft;
  nameOf: NameOf;
}

/** What a change would do, before it is saved: every field before → after, then pace and need. */
export function TargetConsequence({ target, draft, nameOf }: ConsequenceProps) {
  const t = useTargetFormMessages();
  const text = useTermsText();
  const rules = useQuery(programmeSettingsQuery()).data?.content.programme;
  const before = termsOf(target);
  const after = valuesOf(draft);
  const fields = differingFields(before, after);
  if (fields.length === 0) return <p className="wm-meta">{t('effectNone')}</p>;
  const named = (terms: EditedTerms) => ({ ...terms, owner: nameOf(terms.owner) });
  const effect = effectOf(target, after, rules?.pace ?? DEFAULT_PACE_SETTINGS);
  return (
    <Notice tone="info" title={t('effectTitle')}>
      <dl className="targets-effect">
        {fields.map((field) => (
          <Change
            key={field}
            label={t(`field.${field}`)}
            before={text(field, named(before), target.measure)}
            after={text(field, named(after), target.measure)}
          />
        ))}
        {effect === null ? (
          <p>{t('effectLater')}</p>
        ) : (
          fields.some((field) => field !== 'owner') && (
            <>
              <Change label={t('effectPace')} before={<Pace of={target} />} after={<Pace of={effect} />} />
              <Change
                label={t('effectNeeded')}
                before={<Needed of={target} measure={target.measure} />}
                after={<Needed of={effect} measure={target.measure} />}
              />
            </>
          )
        )}
      </dl>
    </Notice>
  );
}

function Change({ label, before, after }: { label: string; before: ReactNode; after: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {before} <span aria-hidden="true">→</span> <strong>{after}</strong>
      </dd>
    </div>
  );
}

function Pace({ of: { pace } }: { of: Pick<TargetEffect, 'pace'> | Pick<TargetView, 'pace'> }) {
  const t = useTargetFormMessages();
  const f = useFormats();
  const reason = useTargetReason();
  if (pace.index === null) return <span data-tip={reason(pace.reason)}>{t('effectUnknown')}</span>;
  return (
    <span className="targets-pace">
      <span className="wm-num">{f.number(pace.index, 2)}</span>
      {pace.status && <PaceTag status={pace.status} />}
    </span>
  );
}

function Needed({
  of: { needed },
  measure,
}: {
  of: Pick<TargetEffect, 'needed'> | Pick<TargetView, 'needed'>;
  measure: TargetView['measure'];
}) {
  const t = useTargetFormMessages();
  const texts = useTargetTexts();
  const reason = useTargetReason();
  if (needed.perMonth === null) return <span data-tip={reason(needed.reason)}>{t('effectUnknown')}</span>;
  return <span className="wm-num">{texts.amount(needed.perMonth, measure)}</span>;
}

/** What setting a new target means. */
export function NewTargetConsequence({ draft, scopeName }: { draft: TargetDraft; scopeName: string }) {
  const t = useTargetFormMessages();
  const texts = useTargetTexts();
  const { from, to, goal, startValue } = valuesOf(draft);
  const common = {
    name: `${scopeName} · ${texts.measure(draft.measure)}`,
    months: texts.months(from, to),
    goal: texts.exact(goal, draft.measure),
  };
  const length = periodDistance(from, to) + 1;
  return (
    <Notice tone="info">
      {startValue === null
        ? t('effectNew', common)
        : t('effectNewTyped', {
            ...common,
            start: texts.exact(startValue, draft.measure),
            perMonth: texts.amount(Math.max(0, goal - startValue) / length, draft.measure),
          })}
    </Notice>
  );
}
