import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { type TargetView, target as targetShape } from '../../contract/targets.ts';
import { problemOf } from '../../queries/request.ts';
import { targetOwnersQuery, useUpdateTargets } from '../../queries/targets.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { Drawer } from '../../ui/blocks/drawer.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Field, NumberInput, TextArea } from '../../ui/blocks/field.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { Segmented } from '../../ui/blocks/segmented.tsx';
import { SelectMenu } from '../../ui/blocks/select-menu.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { type BulkChange, bulkRows } from './bulk-draft.ts';
import { useBulkMessages } from './bulk-messages.ts';
import { BulkPreview } from './bulk-preview.tsx';

/** An owner nobody can have: no choice was made yet, which is not the same as “nobody”. */
const UNDECIDED = '';
const NOBODY = 'none';
const staleTargets = z.object({ items: z.array(targetShape) });

interface BulkEditProps {
  targets: readonly TargetView[];
  onClose: () => void;
  onSaved: () => void;
}

/** One change to many targets: seen row by row first, then saved for all of them or for none. */
export function BulkEdit({ targets, onClose, onSaved }: BulkEditProps) {
  const t = useBulkMessages();
  const toast = useToast();
  const update = useUpdateTargets();
  const owners = useQuery(targetOwnersQuery()).data?.items ?? [];
  // Kept from the moment of opening: a list read again must not move what the person decided on.
  const [seen, setSeen] = useState(targets);
  const [change, setChange] = useState<BulkChange>({ kind: 'owner', owner: UNDECIDED });
  const [note, setNote] = useState('');
  const undecided = change.kind === 'owner' && change.owner === UNDECIDED;
  const rows = bulkRows(seen, undecided ? { kind: 'goal', percent: null } : change);
  const changing = rows.flatMap(({ target, changes }) =>
    changes ? [{ id: target.id, revision: target.revision, changes }] : [],
  );
  const faulty = rows.filter(({ changes, faults }) => changes && faults.length > 0).length;
  const problem = problemOf(update.error);
  const newer = staleTargets.safeParse(problem?.current).data?.items ?? [];

  const save = () =>
    update.mutate(
      { targets: changing, note: note.trim() || null },
      {
        onSuccess: ({ items }) => {
          toast({ tone: 'good', text: t('saved', { count: items.length }) });
          onSaved();
        },
      },
    );
  const takeNewer = () => {
    const byId = new Map(newer.map((one) => [one.id, one]));
    setSeen(seen.map((one) => byId.get(one.id) ?? one));
    update.reset();
  };
  return (
    <Drawer
      open
      onClose={onClose}
      width={760}
      title={t('title', { count: seen.length })}
      subtitle={t('lead')}
      footer={
        <>
          <Button kind="quiet" onClick={onClose} disabled={update.isPending}>
            {t('cancel')}
          </Button>
          <Button
            kind="primary"
            busy={update.isPending}
            disabled={changing.length === 0 || faulty > 0 || newer.length > 0}
            onClick={save}
          >
            {t('save', { count: changing.length })}
          </Button>
        </>
      }
    >
      <div className="targets-form">
        {newer.length > 0 ? (
          <Notice
            tone="attention"
            title={t('staleTitle', { count: newer.length })}
            action={
              <Button size="small" onClick={takeNewer}>
                {t('takeNewer')}
              </Button>
            }
          >
            {t('staleDetail')}
          </Notice>
        ) : (
          problem && <ErrorState problem={problem} />
        )}
        <div className="targets-curve">
          <Segmented
            label={t('what')}
            options={[
              { value: 'owner', label: t('owner') },
              { value: 'goal', label: t('goal') },
              { value: 'period', label: t('period') },
            ]}
            value={change.kind}
            onChange={(kind) => setChange(emptyChange(kind as BulkChange['kind']))}
          />
        </div>
        {change.kind === 'owner' && (
          <Field label={t('newOwner')}>
            <SelectMenu
              label={t('newOwner')}
              hideLabel
              emptyLabel={t('choose')}
              options={[
                { value: NOBODY, label: t('nobody') },
                ...owners.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={change.owner === UNDECIDED ? null : (change.owner ?? NOBODY)}
              onChange={(owner) => setChange({ kind: 'owner', owner: owner === NOBODY ? null : owner })}
            />
          </Field>
        )}
        {change.kind === 'goal' && (
          <Field label={t('percent')} hint={t('percentHint')}>
            <NumberInput
              value={change.percent}
              onChange={(percent) => setChange({ kind: 'goal', percent })}
            />
          </Field>
        )}
        {change.kind === 'period' && (
          <Field label={t('months')} hint={t('monthsHint')}>
            <NumberInput
              value={change.months}
              step={1}
              onChange={(months) => setChange({ kind: 'period', months })}
            />
          </Field>
        )}
        <BulkPreview
          rows={rows}
          newer={newer}
          nameOf={(id) =>
            id === null
              ? null
              : ([...owners, ...seen.map(({ owner }) => owner)].find((one) => one?.id === id)?.name ?? id)
          }
        />
        <Field label={t('note')} hint={t('noteHint')}>
          <TextArea value={note} maxLength={500} rows={2} onChange={setNote} />
        </Field>
        <p className="wm-meta" role="status">
          {faulty > 0
            ? t('faulty', { count: faulty })
            : changing.length === 0
              ? t('nothing')
              : t('consequence', { count: changing.length, same: seen.length - changing.length })}
        </p>
      </div>
    </Drawer>
  );
}

function emptyChange(kind: BulkChange['kind']): BulkChange {
  if (kind === 'owner') return { kind, owner: UNDECIDED };
  return kind === 'goal' ? { kind, percent: null } : { kind, months: null };
}
