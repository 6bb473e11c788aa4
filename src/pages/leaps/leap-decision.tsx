import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LeapDetail } from '../../contract/leaps.ts';
import { leapCountsQuery, type useDecideAttribution } from '../../queries/leaps.ts';
import { problemOf } from '../../queries/request.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Field, TextArea } from '../../ui/blocks/field.tsx';
import { fillMarkers } from '../../ui/blocks/finding-sentence.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLeapDrawerMessages } from './drawer-messages.ts';
import { DrawerPart } from './leap-facts.tsx';
import { bandAhead, nameOf } from './leap-names.ts';

const LEAST_REASON = 5;
const MOST_REASON = 1000;

interface LeapDecisionProps {
  leap: LeapDetail;
  decide: ReturnType<typeof useDecideAttribution>;
  onRefresh: () => void;
}

/** Owner and reason; what follows is said with numbers before it is done. */
export function LeapDecision({ leap, decide, onRefresh }: LeapDecisionProps) {
  const t = useLeapDrawerMessages();
  const f = useFormats();
  const toast = useToast();
  const [owner, setOwner] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  // One provider may be a candidate by two relations; it is chosen once.
  const providers = new Map(
    leap.attribution?.candidates.flatMap(({ provider }) => (provider ? [[provider.id, provider]] : [])) ?? [],
  );
  const chosen = owner === null ? undefined : providers.get(owner);
  const counts = useQuery({
    ...leapCountsQuery({ provider: [owner ?? ''], state: ['counted'] }),
    enabled: owner !== null,
  });
  const before = counts.isPlaceholderData ? undefined : counts.data?.total;
  const problem = problemOf(decide.error);
  const isShort = reason.trim().length < LEAST_REASON;
  const others = [...providers.values()]
    .filter(({ id }) => id !== owner)
    .map((one) => nameOf(one, f.lang))
    .join(f.lang === 'zh' ? '、' : ', ');
  return (
    <DrawerPart title={t('decide')}>
      <form
        className="leap-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (owner === null || isShort) return;
          decide.mutate(
            { providerId: owner, reason: reason.trim() },
            { onSuccess: () => toast({ tone: 'good', text: t('decided') }) },
          );
        }}
      >
        <fieldset className="leap-choices">
          <legend>
            {t('chooseOwner')}
            <span aria-hidden="true"> *</span>
          </legend>
          {[...providers.values()].map((one) => (
            <label key={one.id} className="leap-choice">
              <input type="radio" name="owner" checked={owner === one.id} onChange={() => setOwner(one.id)} />
              {nameOf(one, f.lang)}
            </label>
          ))}
          {tried && owner === null && (
            <p className="wm-field-error" role="alert">
              {t('ownerMissing')}
            </p>
          )}
        </fieldset>
        <Field
          label={t('reason')}
          hint={t('reasonHint')}
          error={tried && isShort ? t('reasonShort', { least: LEAST_REASON }) : null}
          required
        >
          <TextArea maxLength={MOST_REASON} value={reason} onChange={setReason} rows={3} />
        </Field>
        {chosen && (
          <p className="leap-consequence" role="status">
            {fillMarkers(t(before === undefined ? 'consequencePlain' : 'consequence'), {
              owner: <strong>{nameOf(chosen, f.lang)}</strong>,
              before: f.number(before ?? 0),
              after: <strong>{f.number((before ?? 0) + 1)}</strong>,
              others,
              bands: `${leap.baselineBand ?? '—'} → ${bandAhead(leap) ?? '—'}`,
              month: leap.completedMonth ? f.period(leap.completedMonth) : '—',
            })}
          </p>
        )}
        {problem && <ErrorState problem={problem} kept={t('kept')} />}
        {problem?.code === 'conflict' && (
          <div>
            <Button icon="refresh" onClick={onRefresh}>
              {t('showNewest')}
            </Button>
          </div>
        )}
        <p className="wm-meta">{t('decideLead')}</p>
        <div>
          <Button kind="primary" type="submit" busy={decide.isPending}>
            {t('decideNow')}
          </Button>
        </div>
      </form>
    </DrawerPart>
  );
}
