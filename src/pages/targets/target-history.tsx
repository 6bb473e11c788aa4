import type { TargetDetail, TargetTerms } from '../../contract/targets.ts';
import { Section } from '../../ui/blocks/section.tsx';
import { useActorName } from '../../ui/format/actor-name.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useTargetFormMessages } from './form-messages.ts';
import { useTargetsMessages } from './messages.ts';
import { differingFields, type EditedTerms } from './target-draft.ts';
import { useTermsText } from './use-terms-text.ts';

type Entry = TargetDetail['history'][number];

/** Owners are told by name in the history: who left has no account to look up. */
const named = (terms: TargetTerms): EditedTerms => ({ ...terms, owner: terms.owner?.name ?? null });

/** Who changed what, when and why; newest first. */
export function TargetHistory({ target }: { target: TargetDetail }) {
  const t = useTargetsMessages();
  if (target.history.length === 0) return null;
  return (
    <Section title={t('history')} bare>
      <ol className="targets-history">
        {target.history.map((entry) => (
          <li key={`${entry.at} ${entry.by}`}>
            <Change entry={entry} measure={target.measure} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Change({ entry, measure }: { entry: Entry; measure: TargetDetail['measure'] }) {
  const t = useTargetsMessages();
  const form = useTargetFormMessages();
  const f = useFormats();
  const text = useTermsText();
  const actor = useActorName();
  const { at, by, note, before, after } = entry;
  return (
    <>
      <div className="targets-history-head">
        <strong>{before === null ? t('wasSet') : after === null ? t('wasArchived') : t('wasChanged')}</strong>
        <span className="wm-meta">
          {actor(by)} · {f.instant(at)}
        </span>
      </div>
      {before && after && (
        <dl className="targets-effect">
          {differingFields(named(before), named(after)).map((field) => (
            <div key={field}>
              <dt>{form(`field.${field}`)}</dt>
              <dd>
                {text(field, named(before), measure)} <span aria-hidden="true">→</span>{' '}
                <strong>{text(field, named(after), measure)}</strong>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {before === null && after && (
        <p>
          {text('goal', named(after), measure)} · {text('period', named(after), measure)} ·{' '}
          {text('owner', named(after), measure)}
        </p>
      )}
      {note && <p className="targets-history-note">{note}</p>}
    </>
  );
}
