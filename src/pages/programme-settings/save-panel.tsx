import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ProgrammeContent } from '../../contract/programme-settings.ts';
import { settingsEffectQuery } from '../../queries/programme-settings.ts';
import { problemOf } from '../../queries/request.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { ErrorState, type ProblemLike } from '../../ui/blocks/error-state.tsx';
import { Field, TextArea } from '../../ui/blocks/field.tsx';
import { fillMarkers } from '../../ui/blocks/finding-sentence.tsx';
import { SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { EffectView } from './effect-view.tsx';
import { useSettingsMessages } from './messages.ts';
import './save-panel.css';

const LEAST_NOTE = 5;
const MOST_NOTE = 1000;
/** Every preview evaluates all stored months: typing is waited out. */
const PREVIEW_AFTER_MS = 500;

interface SavePanelProps {
  draft: ProgrammeContent;
  /** Rules that differ from those in force. */
  changed: readonly string[];
  faults: number;
  busy: boolean;
  problem: ProblemLike | null;
  onSave: (note: string) => void;
  onDiscard: () => void;
}

/** The effect of the draft on every count, and then the saving of it. */
export function SavePanel({ draft, changed, faults, busy, problem, onSave, onDiscard }: SavePanelProps) {
  const t = useSettingsMessages();
  const f = useFormats();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const settled = useSettled(draft);
  const asks = changed.length > 0 && faults === 0;
  const preview = useQuery({ ...settingsEffectQuery(settled), enabled: asks && settled === draft });
  const effect = preview.data;
  const isShort = note.trim().length < LEAST_NOTE;
  const isStale = preview.isPlaceholderData || settled !== draft;
  // Nobody saves what they have not seen; a preview that fails must not lock the rules.
  const maySave = asks && ((effect !== undefined && !isStale) || preview.isError);
  const submit = () => {
    setTried(true);
    if (!isShort && maySave) onSave(note.trim());
  };
  return (
    <section id="effect" className="settings-panel wm-section-card" aria-label={t('effectTitle')}>
      <h2 className="wm-section-title">{t('effectTitle')}</h2>
      {changed.length === 0 ? (
        <p className="settings-quiet">{t('effectNone')}</p>
      ) : (
        <>
          <p className="wm-meta">{t('changes', { count: changed.length })}</p>
          <div className="settings-panel-effect">
            {' '}
            {faults > 0 ? (
              <p className="wm-field-error" role="status">
                {t('effectFaulty', { count: faults })}
              </p>
            ) : preview.error ? (
              <ErrorState problem={problemOf(preview.error)} onRetry={() => void preview.refetch()} inline />
            ) : effect ? (
              <div className={isStale ? 'settings-stale' : undefined} aria-busy={isStale} aria-live="polite">
                <EffectView effect={effect} ladders={draft.programme.ladders} />
              </div>
            ) : (
              <SkeletonText lines={5} />
            )}
          </div>
          <form
            className="settings-save"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <Field
              label={t('note')}
              hint={t('noteHint')}
              error={tried && isShort ? t('noteShort', { least: LEAST_NOTE }) : null}
              required
            >
              <TextArea rows={2} maxLength={MOST_NOTE} value={note} onChange={setNote} />
            </Field>
            {asks && (
              <p className="settings-consequence">
                {effect && !isStale
                  ? fillMarkers(t('consequence'), {
                      next: String(effect.version + 1),
                      before: f.number(effect.counted.before),
                      after: f.number(effect.counted.after),
                      providers: f.number(effect.providersAffected),
                    })
                  : t('consequencePlain')}
              </p>
            )}
            {problem && <ErrorState problem={problem} kept={t('kept')} />}
            <div className="settings-actions">
              <Button kind="primary" type="submit" busy={busy} disabled={!maySave}>
                {t('save')}
              </Button>
              <Button kind="quiet" onClick={onDiscard} disabled={busy}>
                {t('discard')}
              </Button>
            </div>
          </form>
        </>
      )}
    </section>
  );
}

/** The draft once nobody has touched it for a moment. */
function useSettled(draft: ProgrammeContent): ProgrammeContent {
  const [settled, setSettled] = useState(draft);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft), PREVIEW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  return settled;
}
