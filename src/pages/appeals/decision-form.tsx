import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AppealDetail } from '../../contract/appeals.ts';
import { APPEAL_RULES } from '../../domain/appeal/appeal-rules.ts';
import { APPEAL_OUTCOMES, type AppealOutcome } from '../../domain/appeal/appeal-state.ts';
import { appealFactsQuery, type useAppealStep } from '../../queries/appeals.ts';
import { problemOf } from '../../queries/request.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Field, TextArea } from '../../ui/blocks/field.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { Segmented } from '../../ui/blocks/segmented.tsx';
import { SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { CorrectionTable, changedFacts, type FactEdits } from './correction-table.tsx';
import { useAppealsMessages } from './messages.ts';

interface DecisionFormProps {
  appeal: AppealDetail;
  step: ReturnType<typeof useAppealStep>;
}

/** Outcome, reason and, for wrong data, the facts as they should be; what follows is said before it is done. */
export function DecisionForm({ appeal, step }: DecisionFormProps) {
  const t = useAppealsMessages();
  const f = useFormats();
  const toast = useToast();
  const [outcome, setOutcome] = useState<AppealOutcome | null>(null);
  const [text, setText] = useState('');
  const [edits, setEdits] = useState<FactEdits>({});
  const [tried, setTried] = useState(false);
  const corrects = appeal.kind === 'data' && outcome !== null && outcome !== 'rejected';
  const facts = useQuery({ ...appealFactsQuery(appeal.id), enabled: corrects });
  if (!appeal.mayDecide) return <Notice tone="attention">{t('fourEyes')}</Notice>;

  const { fewest, most } = APPEAL_RULES.textCharacters;
  const changed = corrects && facts.data ? changedFacts(facts.data.items, edits) : [];
  const isShort = text.trim().length < fewest;
  const lacksFacts = corrects && outcome === 'upheld' && changed.length === 0;
  return (
    <form
      className="appeals-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (outcome === null || isShort || lacksFacts) return;
        step.mutate(
          { step: 'decide', outcome, text: text.trim(), facts: changed },
          { onSuccess: () => toast({ tone: 'good', text: t('done') }) },
        );
      }}
    >
      <Segmented
        label={t('outcome')}
        options={APPEAL_OUTCOMES.map((value) => ({ value, label: t(`state.${value}`) }))}
        value={outcome ?? ''}
        onChange={(value) => setOutcome(APPEAL_OUTCOMES.find((one) => one === value) ?? outcome)}
      />
      {tried && outcome === null && (
        <p className="wm-field-error" role="alert">
          {t('outcomeMissing')}
        </p>
      )}
      <Field label={t('reason')} error={tried && isShort ? t('textShort', { fewest }) : null} required>
        <TextArea maxLength={most} value={text} onChange={setText} />
      </Field>
      {corrects &&
        (facts.data ? (
          <>
            <CorrectionTable facts={facts.data} edits={edits} onChange={setEdits} />
            {tried && lacksFacts && (
              <p className="wm-field-error" role="alert">
                {t('factsMissing')}
              </p>
            )}
          </>
        ) : facts.error ? (
          <ErrorState problem={problemOf(facts.error)} onRetry={() => void facts.refetch()} />
        ) : (
          <SkeletonText lines={3} />
        ))}
      {outcome !== null && (
        <p className="wm-meta">
          {changed.length > 0
            ? t('effectFacts', {
                count: changed.length,
                version: String(appeal.snapshot.modelVersion),
                period: f.period(appeal.snapshot.period),
              })
            : t('effectPlain', { outcome: t(`state.${outcome}`) })}
        </p>
      )}
      <div>
        <Button kind="primary" type="submit" busy={step.isPending}>
          {t('decideNow')}
        </Button>
      </div>
    </form>
  );
}
