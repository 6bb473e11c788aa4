import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { AppealPreview } from '../../contract/appeals.ts';
import { APPEAL_RULES } from '../../domain/appeal/appeal-rules.ts';
import { deadlineDate } from '../../domain/appeal/working-days.ts';
import { appealPreviewQuery, useCreateAppeal } from '../../queries/appeals.ts';
import { problemOf } from '../../queries/request.ts';
import { Button, ButtonLink } from '../../ui/blocks/button.tsx';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Field, NumberInput, TextArea } from '../../ui/blocks/field.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { Segmented } from '../../ui/blocks/segmented.tsx';
import { SkeletonPage } from '../../ui/blocks/skeleton.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { type AppealDraft, bodyOf, type DraftFault, faultsOf, linksOf } from './appeal-draft.ts';
import { DisputedNumber } from './disputed-number.tsx';
import { EvidencePicker } from './evidence-picker.tsx';
import { useAppealsMessages } from './messages.ts';
import './appeals.css';

/** /appeals/new?assessment=…&indicator=… (or capability=…, or neither for the tier). */
export function Component() {
  const t = useAppealsMessages();
  const [params] = useSearchParams();
  const assessment = params.get('assessment') ?? '';
  const indicator = params.get('indicator');
  const capability = params.get('capability');
  const kind = indicator ? 'indicator' : capability ? 'capability' : 'tier';
  const code = indicator ?? capability;
  const preview = useQuery({
    ...appealPreviewQuery({ assessment, kind, ...(code && { code }) }),
    enabled: assessment !== '',
  });
  const back = { to: '/appeals', label: t('back') };
  if (assessment === '')
    return (
      <Page>
        <PageHeader title={t('newTitle')} back={back} />
        <EmptyState title={t('incomplete')} detail={t('incompleteDetail')} />
      </Page>
    );
  if (preview.error)
    return (
      <Page>
        <PageHeader title={t('newTitle')} back={back} />
        <ErrorState problem={problemOf(preview.error)} onRetry={() => void preview.refetch()} />
      </Page>
    );
  return preview.data ? <NewAppeal preview={preview.data} /> : <SkeletonPage />;
}

function NewAppeal({ preview }: { preview: AppealPreview }) {
  const t = useAppealsMessages();
  const f = useFormats();
  const { snapshot, refusal, openAppealId } = preview;
  const until = deadlineDate(new Date(preview.openUntil));
  return (
    <Page>
      <PageHeader
        title={t('newTitle')}
        period={snapshot.period}
        scope={snapshot.name[f.lang]}
        back={{ to: '/appeals', label: t('back') }}
      />
      <div className="appeals-narrow">
        <Section title={snapshot.name[f.lang]} note={t('openUntil', { at: until })}>
          <DisputedNumber snapshot={snapshot} />
        </Section>
        {refusal === null ? (
          <AppealForm preview={preview} />
        ) : (
          <Notice
            tone="attention"
            title={t(`refusal.${refusal}`)}
            action={
              openAppealId && <ButtonLink to={`/appeals/${openAppealId}`}>{t('openExisting')}</ButtonLink>
            }
          >
            {t(`refusalDetail.${refusal}`, { at: until })}
          </Notice>
        )}
        <p className="wm-meta">
          {t('rules', { raise: APPEAL_RULES.raiseWorkingDays, decide: APPEAL_RULES.decideWorkingDays })}
        </p>
      </div>
    </Page>
  );
}

function AppealForm({ preview }: { preview: AppealPreview }) {
  const t = useAppealsMessages();
  const f = useFormats();
  const toast = useToast();
  const navigate = useNavigate();
  const create = useCreateAppeal();
  const [tried, setTried] = useState(false);
  const [draft, setDraft] = useState<AppealDraft>({
    kind: preview.kinds[0] ?? 'calculation',
    claimed: null,
    text: '',
    links: '',
    files: [],
  });
  const { fewest, most } = APPEAL_RULES.textCharacters;
  const faults = faultsOf(draft);
  const error = (fault: DraftFault) =>
    tried && faults.includes(fault)
      ? t(fault, {
          fewest,
          count: APPEAL_RULES.mostEvidencePerRound,
          size: APPEAL_RULES.evidenceFileBytes / 1024 / 1024,
        })
      : null;
  const { unit } = preview.snapshot;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faults.length > 0) return;
    create.mutate(
      { body: bodyOf(preview, draft), files: draft.files },
      {
        onSuccess: ({ appeal, failed }) => {
          toast({ tone: 'good', text: t('submitted') });
          void navigate(`/appeals/${appeal.id}`, { replace: true, state: { failed } });
        },
      },
    );
  };
  return (
    <Section title={t('whatIsWrong')}>
      <form className="appeals-form" onSubmit={submit} noValidate>
        <p className="wm-meta">{t('newLead')}</p>
        {preview.kinds.length > 1 && (
          <Segmented
            label={t('kind')}
            options={preview.kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            value={draft.kind}
            onChange={(value) => {
              const kind = preview.kinds.find((one) => one === value);
              if (kind) setDraft({ ...draft, kind });
            }}
          />
        )}
        <p className="wm-meta">{t(`kindHint.${draft.kind}`)}</p>
        {draft.kind === 'data' && (
          <Field
            label={t('claimedLabel')}
            hint={unit && t('claimedHint', { unit: f.unit(unit) })}
            error={error('claimedMissing')}
            required
          >
            <NumberInput value={draft.claimed} onChange={(claimed) => setDraft({ ...draft, claimed })} />
          </Field>
        )}
        <Field label={t('text')} hint={t('textHint', { fewest, most })} error={error('textShort')} required>
          <TextArea
            rows={6}
            maxLength={most}
            value={draft.text}
            onChange={(text) => setDraft({ ...draft, text })}
          />
        </Field>
        <Field label={t('links')} error={error('linksWrong')}>
          <TextArea
            rows={2}
            inputMode="url"
            value={draft.links}
            onChange={(links) => setDraft({ ...draft, links })}
          />
        </Field>
        <EvidencePicker
          files={draft.files}
          onChange={(files) => setDraft({ ...draft, files })}
          room={Math.max(0, APPEAL_RULES.mostEvidencePerRound - linksOf(draft.links).length)}
          error={error('tooManyPieces') ?? error('fileTooLarge')}
        />
        {create.error && <ErrorState problem={problemOf(create.error)} kept={t('kept')} />}
        <p className="wm-meta">{t('submitEffect', { days: APPEAL_RULES.decideWorkingDays })}</p>
        <div>
          <Button kind="primary" type="submit" busy={create.isPending}>
            {t('submit')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
