import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { assessablePeriodsQuery, useCreateAssessment } from '../../queries/assessments.ts';
import { modelsQuery } from '../../queries/capability-models.ts';
import { problemOf } from '../../queries/request.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { Drawer, useDrawerParam } from '../../ui/blocks/drawer.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Field, TextInput } from '../../ui/blocks/field.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { SelectMenu } from '../../ui/blocks/select-menu.tsx';
import { SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { useAssessmentsMessages } from './messages.ts';
import './assessments.css';

/** Chooses model, period and version; the run itself is one request, its result a draft with a page of its own. */
export function NewAssessment() {
  const t = useAssessmentsMessages();
  const [opened, , close] = useDrawerParam('new');
  if (!opened) return null;
  return (
    <Drawer open onClose={close} title={t('newTitle')} subtitle={t('newIntro')}>
      <NewAssessmentForm onClose={close} />
    </Drawer>
  );
}

function NewAssessmentForm({ onClose }: { onClose: () => void }) {
  const t = useAssessmentsMessages();
  const shared = useSharedMessages();
  const f = useFormats();
  const of = useLocalized();
  const navigate = useNavigate();
  const models = useQuery(modelsQuery());
  const [params] = useSearchParams();
  const [chosenModel, chooseModel] = useState(params.get('model'));
  const [chosenPeriod, choosePeriod] = useState<string | null>(null);
  const [chosenVersion, chooseVersion] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const create = useCreateAssessment();

  const family =
    models.data?.items.find((item) => item.code === chosenModel) ??
    models.data?.items.find((item) => item.isDefault) ??
    models.data?.items[0];
  const periods = useQuery({ ...assessablePeriodsQuery(family?.code ?? ''), enabled: family !== undefined });
  if (!family || !periods.data) return <SkeletonText lines={6} />;

  const entries = periods.data.items;
  const entry = entries.find((item) => item.period === chosenPeriod) ?? entries[0];
  const inForce = family.versions.find((item) => item.inForce)?.version ?? family.versions[0]?.version;
  const version = chosenVersion ?? inForce;

  return (
    <form
      className="assessments-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!entry) return;
        create.mutate(
          { model: family.code, period: entry.period, note, ...(version === undefined ? {} : { version }) },
          { onSuccess: (created) => navigate(`/assessments/${created.id}`) },
        );
      }}
    >
      <Field label={t('model')}>
        <SelectMenu
          hideLabel
          label={t('model')}
          options={(models.data?.items ?? []).map((item) => ({ value: item.code, label: of(item.name) }))}
          value={family.code}
          onChange={(value) => {
            chooseModel(value);
            choosePeriod(null);
            chooseVersion(null);
          }}
        />
      </Field>
      {entry ? (
        <Field
          label={t('period')}
          hint={t('periodHint', {
            withFacts: f.number(entry.providersWithFacts),
            providers: f.number(entry.providers),
            facts: f.number(entry.facts),
          })}
        >
          <SelectMenu
            hideLabel
            label={t('period')}
            options={entries.map((item) => ({
              value: item.period,
              label: item.published
                ? t('periodPublished', { period: f.period(item.period) })
                : f.period(item.period),
            }))}
            value={entry.period}
            onChange={choosePeriod}
          />
        </Field>
      ) : (
        <Notice tone="attention">{t('noPeriods')}</Notice>
      )}
      <Field label={t('version')}>
        <SelectMenu
          hideLabel
          label={t('version')}
          options={family.versions.map((item) => ({
            value: String(item.version),
            label: t(item.inForce ? 'versionInForce' : 'versionOther', { version: item.version }),
          }))}
          value={version === undefined ? null : String(version)}
          onChange={(value) => chooseVersion(value === null ? null : Number(value))}
        />
      </Field>
      <Field label={t('note')} hint={t('noteHint')}>
        <TextInput value={note} onChange={setNote} maxLength={500} />
      </Field>
      {create.error && <ErrorState inline problem={problemOf(create.error)} />}
      <div className="assessments-form-foot">
        <Button type="submit" kind="primary" busy={create.isPending} disabled={!entry}>
          {create.isPending ? t('running') : t('start')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {shared('cancel')}
        </Button>
      </div>
    </form>
  );
}
