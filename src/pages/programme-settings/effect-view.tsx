import { Link } from 'react-router';
import type { ProgrammeContent, ProgrammeEffect } from '../../contract/programme-settings.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { StoredText } from '../../ui/i18n/stored-text.tsx';
import { useLeapStateName } from '../../ui/leap/leap-words.ts';
import { useSettingsMessages } from './messages.ts';

interface EffectViewProps {
  effect: ProgrammeEffect;
  ladders: ProgrammeContent['programme']['ladders'];
}

/** What the rules in the form would count, against those in force. */
export function EffectView({ effect, ladders }: EffectViewProps) {
  const t = useSettingsMessages();
  const f = useFormats();
  const stateName = useLeapStateName();
  const { counted, moved, providers, providersAffected, monthsThrough, version } = effect;
  const states = effect.states.filter(({ before, after }) => before !== after);
  const clubs = effect.clubs.filter(({ before, after }) => before !== after);
  const isSame = states.length + clubs.length + providersAffected + moved === 0;
  return (
    <div className="settings-effect">
      <div className="settings-hero">
        <span className="settings-hero-name">{t('effectCounted')}</span>
        <BeforeAfter before={counted.before} after={counted.after} />
      </div>
      {isSame && <p>{t('effectSame')}</p>}
      {moved > 0 && <p>{t('effectMoved', { count: moved })}</p>}
      {clubs.length > 0 && (
        <EffectList title={t('effectClubs')}>
          {clubs.map(({ code, before, after }) => (
            <li key={code}>
              <span>{ladders.find((ladder) => ladder.code === code)?.name[f.lang] ?? code}</span>
              <BeforeAfter before={before} after={after} />
            </li>
          ))}
        </EffectList>
      )}
      {states.length > 0 && (
        <EffectList title={t('effectStates')}>
          {states.map(({ state, before, after }) => (
            <li key={state}>
              <Link to={`/leaps?state=${state}`}>{stateName(state)}</Link>
              <BeforeAfter before={before} after={after} />
            </li>
          ))}
        </EffectList>
      )}
      {providersAffected > 0 && (
        <EffectList
          title={t('effectProviders')}
          note={t('effectProvidersMore', { shown: providers.length, count: providersAffected })}
        >
          {providers.map(({ provider, before, after, gained, lost }) => (
            <li key={provider.id}>
              <span>
                <Link to={`/leaps?provider=${encodeURIComponent(provider.id)}&state=counted`}>
                  <StoredText>{(f.lang === 'en' && provider.nameEn) || provider.name}</StoredText>
                </Link>
                {gained > 0 && lost > 0 && (
                  <span className="wm-meta">
                    {' '}
                    {t('gained', { count: gained })} · {t('lost', { count: lost })}
                  </span>
                )}
              </span>
              <BeforeAfter before={before} after={after} />
            </li>
          ))}
        </EffectList>
      )}
      {monthsThrough && (
        <p className="wm-meta">
          {t('effectThrough', { month: f.period(monthsThrough), version: String(version) })}
        </p>
      )}
    </div>
  );
}

interface EffectListProps {
  title: string;
  note?: string;
  children: React.ReactNode;
}

function EffectList({ title, note, children }: EffectListProps) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {note && <p className="wm-meta">{note}</p>}
      <ul className="settings-effect-list">{children}</ul>
    </section>
  );
}

function BeforeAfter({ before, after }: { before: number; after: number }) {
  const f = useFormats();
  const difference = after - before;
  return (
    <span className="settings-change wm-num">
      {f.number(before)} → <strong>{f.number(after)}</strong>
      {difference !== 0 && (
        <span className={difference > 0 ? 'wm-delta-up' : 'wm-delta-down'}>
          {f.delta(difference, 'count').text}
        </span>
      )}
    </span>
  );
}
