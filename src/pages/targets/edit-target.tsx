import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type TargetDetail, targetDetail } from '../../contract/targets.ts';
import { problemOf } from '../../queries/request.ts';
import { targetOwnersQuery, useUpdateTarget } from '../../queries/targets.ts';
import { ThreeWay } from '../../ui/blocks/three-way.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { useTargetFormMessages } from './form-messages.ts';
import { TargetConsequence } from './target-consequence.tsx';
import { differingFields, draftOf, type EditedTerms, termsOf, valuesOf } from './target-draft.ts';
import { TargetForm } from './target-form.tsx';
import { useTermsText } from './use-terms-text.ts';

/** Changes one target; a change that somebody else made meanwhile is shown beside both. */
export function EditTarget({ target, onDone }: { target: TargetDetail; onDone: () => void }) {
  const t = useTargetFormMessages();
  const toast = useToast();
  const text = useTermsText();
  const update = useUpdateTarget();
  const owners = useQuery(targetOwnersQuery()).data?.items ?? [];
  // What the person saw is what their change is based on, however often the target is read meanwhile.
  const [seen, setSeen] = useState(target);
  const [draft, setDraft] = useState(() => draftOf(target));
  const problem = problemOf(update.error);
  const newer = targetDetail.safeParse(problem?.current).data;
  const nameOf = (id: string | null) =>
    id === null ? null : ([...owners, seen.owner, newer?.owner].find((one) => one?.id === id)?.name ?? id);

  const save = (base: TargetDetail) =>
    update.mutate(
      {
        id: base.id,
        revision: base.revision,
        body: { ...valuesOf(draft), note: draft.note.trim() || null },
      },
      {
        onSuccess: () => {
          toast({ tone: 'good', text: t('saved') });
          onDone();
        },
      },
    );
  if (newer) {
    const versions = [seen, newer].map(termsOf);
    const [first, second] = versions as [EditedTerms, EditedTerms];
    const mine = valuesOf(draft);
    const say = (field: Parameters<typeof text>[0], terms: EditedTerms) =>
      text(field, { ...terms, owner: nameOf(terms.owner) }, target.measure);
    return (
      <ThreeWay
        rows={differingFields(first, second, mine).map((field) => ({
          field,
          label: t(`field.${field}`),
          seen: say(field, first),
          theirs: say(field, second),
          mine: say(field, mine),
        }))}
        busy={update.isPending}
        onOverwrite={() => save(newer)}
        onDiscard={() => {
          setSeen(newer);
          setDraft(draftOf(newer));
          update.reset();
        }}
      />
    );
  }
  return (
    <TargetForm
      draft={draft}
      onChange={setDraft}
      before={seen}
      busy={update.isPending}
      problem={problem}
      consequence={<TargetConsequence target={seen} draft={draft} nameOf={nameOf} />}
      submitLabel={t('save')}
      onSubmit={() => save(seen)}
      onCancel={onDone}
    />
  );
}
