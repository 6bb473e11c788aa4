import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Problem } from '../../contract/problem.ts';
import type { TargetDetail } from '../../contract/targets.ts';
import {
  measuresOf,
  TARGET_LEVELS,
  type TargetLevel,
  type TargetMeasure,
} from '../../domain/target/measure.ts';
import { targetOwnersQuery } from '../../queries/targets.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Checkbox, Field, NumberInput, TextArea, TextInput } from '../../ui/blocks/field.tsx';
import { Segmented } from '../../ui/blocks/segmented.tsx';
import { SelectMenu } from '../../ui/blocks/select-menu.tsx';
import { useLocalized } from '../../ui/i18n/language.ts';
import { CurveField } from './curve-field.tsx';
import { CurvePreview } from './curve-preview.tsx';
import { useTargetFormMessages } from './form-messages.ts';
import { ScopeField } from './scope-field.tsx';
import { faultsOf, isEmptyField, type TargetDraft, withLevel, withPeriod } from './target-draft.ts';
import { useTargetTexts } from './use-target-texts.ts';

interface TargetFormProps {
  draft: TargetDraft;
  onChange: (draft: TargetDraft) => void;
  /** The target that is changed; null for a new one. */
  before: TargetDetail | null;
  busy: boolean;
  problem: Problem | null;
  /** What saving would do; left out while the draft cannot be saved. */
  consequence: ReactNode;
  submitLabel: string;
  onSubmit: () => void;
  onCancel: () => void;
}

export function TargetForm(props: TargetFormProps) {
  const { draft, onChange, before, busy, problem, consequence, submitLabel, onSubmit, onCancel } = props;
  const t = useTargetFormMessages();
  const texts = useTargetTexts();
  const localized = useLocalized();
  const owners = useQuery(targetOwnersQuery()).data?.items ?? [];
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft);
  const errorAt = (path: string): string | null => {
    const fault = faults.find((one) => one.path === path);
    if (!fault) return problem?.errors.find((error) => error.path === `body.${path}`)?.message ?? null;
    if (isEmptyField(draft, path)) return tried ? t('required') : null;
    return localized({
      zh: `${fault.message.zh}；${fault.fix.zh}`,
      en: `${fault.message.en}. ${fault.fix.en}`,
    });
  };
  const money = texts.isMoney(draft.measure);
  /** A row of zeros is hard to read back. */
  const readBack = (value: number | null) =>
    value !== null && Number.isFinite(value) && money
      ? t('readBack', { amount: texts.amount(value, draft.measure) })
      : null;
  const kept = before?.owner;
  const people = kept && !owners.some(({ id }) => id === kept.id) ? [...owners, kept] : owners;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faults.length === 0) onSubmit();
  };
  return (
    <form className="targets-form" onSubmit={submit} noValidate>
      {before === null && (
        <>
          <fieldset className="targets-curve">
            <legend>{t('level')}</legend>
            <Segmented
              label={t('level')}
              options={TARGET_LEVELS.map((value) => ({ value, label: texts.level(value) }))}
              value={draft.level}
              onChange={(level) => onChange(withLevel(draft, level as TargetLevel))}
            />
          </fieldset>
          <ScopeField
            key={draft.level}
            level={draft.level}
            value={draft.scope}
            onChange={(scope) => onChange({ ...draft, scope })}
            error={errorAt('scope')}
          />
          <Field label={t('measure')} hint={t('measureHint')} error={errorAt('measure')}>
            <SelectMenu
              label={t('measure')}
              hideLabel
              options={measuresOf(draft.level).map((value) => ({ value, label: texts.measure(value) }))}
              value={draft.measure}
              onChange={(measure) =>
                onChange({ ...draft, measure: (measure ?? draft.measure) as TargetMeasure })
              }
            />
          </Field>
        </>
      )}
      <Field
        label={t('goal', { unit: texts.unit(draft.measure) })}
        hint={readBack(draft.goal) ?? t('goalHint')}
        error={errorAt('goal')}
        required
      >
        <NumberInput value={draft.goal} step={1} onChange={(goal) => onChange({ ...draft, goal })} />
      </Field>
      <div className="targets-start">
        <Checkbox
          label={t('startFromData')}
          checked={!draft.startTyped}
          onChange={(fromData) => onChange({ ...draft, startTyped: !fromData })}
        />
        {draft.startTyped ? (
          <Field
            label={t('start', { unit: texts.unit(draft.measure) })}
            hint={readBack(draft.startValue) ?? t('startHint')}
            error={errorAt('startValue')}
            required
          >
            <NumberInput
              value={draft.startValue}
              step={1}
              onChange={(startValue) => onChange({ ...draft, startValue })}
            />
          </Field>
        ) : (
          <p className="wm-meta">{t('startFromDataHint')}</p>
        )}
      </div>
      <div className="targets-months">
        <Field label={t('from')} error={errorAt('from')} required>
          <TextInput
            type="month"
            value={draft.from}
            placeholder="2026-01"
            onChange={(from) => onChange(withPeriod(draft, { from, to: draft.to }))}
          />
        </Field>
        <Field label={t('to')} error={errorAt('to')} required>
          <TextInput
            type="month"
            value={draft.to}
            placeholder="2026-12"
            onChange={(to) => onChange(withPeriod(draft, { from: draft.from, to }))}
          />
        </Field>
      </div>
      <CurveField draft={draft} onChange={onChange} errorAt={errorAt} />
      <CurvePreview draft={draft} before={before} />
      <Field
        label={t('owner')}
        hint={draft.owner === null ? t('ownerHint') : undefined}
        error={errorAt('owner')}
      >
        <SelectMenu
          label={t('owner')}
          hideLabel
          allowClear
          emptyLabel={t('noOwner')}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.owner}
          onChange={(owner) => onChange({ ...draft, owner })}
        />
      </Field>
      <Field label={t('note')} hint={t('noteHint')}>
        <TextArea
          value={draft.note}
          maxLength={500}
          rows={2}
          onChange={(note) => onChange({ ...draft, note })}
        />
      </Field>
      {faults.length === 0 && consequence}
      {/* Beside the button that was pressed: the top of the form is out of sight there. */}
      {problem && <ErrorState problem={problem} />}
      {tried && faults.length > 0 && (
        <div className="wm-field-error" role="alert">
          {t('faults', { count: faults.length })}
        </div>
      )}
      <div className="targets-actions">
        <Button kind="primary" type="submit" busy={busy}>
          {submitLabel}
        </Button>
        <Button kind="quiet" onClick={onCancel} disabled={busy}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
