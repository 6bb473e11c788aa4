import { useState } from 'react';
import type { AppealDetail } from '../../contract/appeals.ts';
import { APPEAL_RULES } from '../../domain/appeal/appeal-rules.ts';
import { type AppealMove, movesOf } from '../../domain/appeal/appeal-state.ts';
import { useAppealStep } from '../../queries/appeals.ts';
import { problemOf } from '../../queries/request.ts';
import { useMay } from '../../queries/session.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { ConfirmBar } from '../../ui/blocks/confirm-bar.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Field, TextArea } from '../../ui/blocks/field.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { DecisionForm } from './decision-form.tsx';
import { useAppealsMessages } from './messages.ts';

type Step = ReturnType<typeof useAppealStep>;

/** What the person in front of the page can do next; nothing when it is the other side's turn or all is done. */
export function AppealSteps({ appeal }: { appeal: AppealDetail }) {
  const t = useAppealsMessages();
  const ops = useMay('appeal.decide');
  const provider = useMay('appeal.raise');
  const step = useAppealStep(appeal);
  const side = ops ? 'ops' : provider ? 'provider' : null;
  const moves = side === null ? [] : movesOf(appeal.state, side).filter((move) => move !== 'add_evidence');
  const problem = problemOf(step.error);
  if (moves.length === 0) return null;
  const may = (move: AppealMove) => moves.some((one) => one === move);
  const isOwner = appeal.owner?.isCaller === true;
  return (
    <Section title={t('yourStep')}>
      <div className="appeals-form">
        {problem?.code === 'precondition_failed' ? (
          <Notice tone="attention" title={t('stale')}>
            {t('kept')}
          </Notice>
        ) : (
          problem && <ErrorState problem={problem} kept={t('kept')} />
        )}
        {may('take') && !isOwner && <Take appeal={appeal} step={step} />}
        {may('answer') && (
          <>
            <Question appeal={appeal} />
            <TextStep step={step} kind="answer" />
          </>
        )}
        {may('decide') && isOwner && <DecisionForm appeal={appeal} step={step} />}
        {may('ask') && isOwner && (
          <>
            <hr className="appeals-rule" />
            <TextStep step={step} kind="ask" />
          </>
        )}
        {may('withdraw') && <Withdraw step={step} />}
      </div>
    </Section>
  );
}

function Take({ appeal, step }: { appeal: AppealDetail; step: Step }) {
  const t = useAppealsMessages();
  return (
    <>
      <p className="wm-meta">
        {appeal.owner ? t('takeOverEffect', { owner: appeal.owner.name }) : t('takeEffect')}
      </p>
      <div>
        <Button
          kind={appeal.owner ? 'default' : 'primary'}
          busy={step.isPending}
          onClick={() => step.mutate({ step: 'take' })}
        >
          {t(appeal.owner ? 'takeOver' : 'take')}
        </Button>
      </div>
    </>
  );
}

/** What the platform asked last, beside the field that answers it. */
function Question({ appeal }: { appeal: AppealDetail }) {
  const t = useAppealsMessages();
  const asked = appeal.events.findLast(({ kind }) => kind === 'asked');
  return (
    <div>
      <div className="wm-field-label">{t('asked')}</div>
      <p className="appeals-event-text">{asked?.text}</p>
    </div>
  );
}

/** A question of the platform, or the provider's answer to it. */
function TextStep({ step, kind }: { step: Step; kind: 'ask' | 'answer' }) {
  const t = useAppealsMessages();
  const toast = useToast();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const { fewest, most } = APPEAL_RULES.textCharacters;
  const isShort = text.trim().length < fewest;
  return (
    <form
      className="appeals-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isShort) return;
        step.mutate(
          { step: kind, text: text.trim() },
          { onSuccess: () => toast({ tone: 'good', text: t('done') }) },
        );
      }}
    >
      <Field
        label={t(kind === 'ask' ? 'askLabel' : 'answerLabel')}
        hint={kind === 'ask' ? t('askEffect') : undefined}
        error={tried && isShort ? t('textShort', { fewest }) : null}
      >
        <TextArea maxLength={most} value={text} onChange={setText} />
      </Field>
      <div>
        <Button kind={kind === 'ask' ? 'default' : 'primary'} type="submit" busy={step.isPending}>
          {t(kind)}
        </Button>
      </div>
    </form>
  );
}

function Withdraw({ step }: { step: Step }) {
  const t = useAppealsMessages();
  const [open, setOpen] = useState(false);
  return (
    <>
      <div>
        <Button kind="quiet" onClick={() => setOpen(true)}>
          {t('withdraw')}
        </Button>
      </div>
      <ConfirmBar
        open={open}
        text={t('withdrawConfirm')}
        confirmLabel={t('withdraw')}
        cancelLabel={t('withdrawKeep')}
        tone="danger"
        busy={step.isPending}
        onCancel={() => setOpen(false)}
        onConfirm={() => step.mutate({ step: 'withdraw' }, { onSettled: () => setOpen(false) })}
      />
    </>
  );
}
