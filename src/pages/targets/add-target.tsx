import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getCity } from '../../domain/geography/places.ts';
import { programmeSettingsQuery } from '../../queries/programme-settings.ts';
import { problemOf } from '../../queries/request.ts';
import { useCreateTarget } from '../../queries/targets.ts';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { useLocalized } from '../../ui/i18n/language.ts';
import { useTargetFormMessages } from './form-messages.ts';
import { NewTargetConsequence } from './target-consequence.tsx';
import { emptyDraft, type TargetDraft, valuesOf } from './target-draft.ts';
import { TargetForm } from './target-form.tsx';
import { useTargetTexts } from './use-target-texts.ts';

interface AddTargetProps {
  onAdded: (id: string) => void;
  onCancel: () => void;
}

/** A new target starts with the programme year. */
export function AddTarget(props: AddTargetProps) {
  const settings = useQuery(programmeSettingsQuery());
  if (settings.error)
    return <ErrorState problem={problemOf(settings.error)} onRetry={() => void settings.refetch()} />;
  if (!settings.data) return <SkeletonText lines={8} />;
  return <NewTargetForm {...props} period={settings.data.content.period} />;
}

function NewTargetForm({
  onAdded,
  onCancel,
  period,
}: AddTargetProps & { period: { from: string; to: string } }) {
  const t = useTargetFormMessages();
  const toast = useToast();
  const scopeName = useScopeName();
  const create = useCreateTarget();
  const [draft, setDraft] = useState(() => emptyDraft(period));
  const submit = () => {
    const { level, scope, measure, note } = draft;
    create.mutate(
      { level, scope, measure, ...valuesOf(draft), note: note.trim() || null },
      {
        onSuccess: ({ id }) => {
          toast({ tone: 'good', text: t('created') });
          onAdded(id);
        },
      },
    );
  };
  return (
    <TargetForm
      draft={draft}
      onChange={setDraft}
      before={null}
      busy={create.isPending}
      problem={problemOf(create.error)}
      consequence={<NewTargetConsequence draft={draft} scopeName={scopeName(draft)} />}
      submitLabel={t('create')}
      onSubmit={submit}
      onCancel={onCancel}
    />
  );
}

/** A provider goes by its id here: the list that was searched has its name, the draft has not. */
function useScopeName(): (draft: TargetDraft) => string {
  const texts = useTargetTexts();
  const localized = useLocalized();
  return ({ level, scope }) => {
    if (level === 'region') return texts.region(scope);
    const city = level === 'city' && scope !== null ? getCity(scope) : null;
    if (city) return localized({ zh: city.name, en: city.nameEn });
    return texts.scope({ level, scope, scopeName: null });
  };
}
