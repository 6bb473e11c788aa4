import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import {
  type ProgrammeContent,
  type ProgrammeSettingsVersion,
  programmeSettings as settingsShape,
} from '../../contract/programme-settings.ts';
import { leapCountsQuery } from '../../queries/leaps.ts';
import { programmeSettingsQuery, useUpdateProgrammeSettings } from '../../queries/programme-settings.ts';
import { problemOf } from '../../queries/request.ts';
import { useMay } from '../../queries/session.ts';
import { ConfirmBar } from '../../ui/blocks/confirm-bar.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { JumpLink } from '../../ui/blocks/jump-link.tsx';
import { useMedia } from '../../ui/blocks/media.ts';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { SkeletonPage } from '../../ui/blocks/skeleton.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useSettingsMessages } from './messages.ts';
import { RuleSections } from './rule-sections.tsx';
import { differingPaths, rebase } from './rules.ts';
import { SavePanel } from './save-panel.tsx';
import { faultsOf } from './setting-faults.ts';
import { StaleSettings } from './stale-settings.tsx';
import { VersionList } from './version-list.tsx';
import './programme-settings.css';

/** The rules by which leaps and clubs are counted: read by everybody, changed by those who may, effect first. */
export function Component() {
  const settings = useQuery(programmeSettingsQuery());
  const t = useSettingsMessages();
  const mayRead = useMay('programme.read');
  if (settings.isPending) return <SkeletonPage />;
  return (
    <Page>
      <PageHeader
        title={t('title')}
        back={mayRead ? { to: '/programme', label: t('back') } : { to: '/leaps', label: t('backToLeaps') }}
      />
      {settings.data ? (
        <SettingsView newest={settings.data} mayRead={mayRead} />
      ) : (
        <ErrorState problem={problemOf(settings.error)} onRetry={() => void settings.refetch()} />
      )}
    </Page>
  );
}

function SettingsView({ newest, mayRead }: { newest: ProgrammeSettingsVersion; mayRead: boolean }) {
  const t = useSettingsMessages();
  const { lang } = useFormats();
  const toast = useToast();
  const mayWrite = useMay('programme.write');
  // There the panel stands below the rules, out of sight of the field that is being changed.
  const isNarrow = useMedia('(max-width: 1000px)');
  const update = useUpdateProgrammeSettings();
  // What the person saw is what their change is based on, however often the rules are read meanwhile.
  const [seen, setSeen] = useState(newest);
  const [draft, setDraft] = useState(newest.content);
  const [note, setNote] = useState('');
  const [edition, setEdition] = useState(0);
  const changed = useMemo(() => differingPaths(seen.content, draft), [seen, draft]);
  const faults = useMemo(
    () => faultsOf(draft, { empty: t('empty'), period: t('periodFault') }, lang),
    [draft, t, lang],
  );
  const problem = problemOf(update.error);
  const newer = settingsShape.safeParse(problem?.current).data;
  // Nobody is asked to keep or drop changes that were never made.
  if (changed.length === 0 && newest.version > seen.version) startFrom(newest);

  function startFrom(version: ProgrammeSettingsVersion) {
    setSeen(version);
    setDraft(version.content);
  }
  const restart = (version: ProgrammeSettingsVersion) => {
    startFrom(version);
    // The panel's note belongs to the change that is gone.
    setEdition((now) => now + 1);
    update.reset();
  };
  const save = (base: ProgrammeSettingsVersion, content: ProgrammeContent, why: string) => {
    setNote(why);
    update.mutate(
      { revision: base.version, body: { content, note: why } },
      {
        onSuccess: (saved) => {
          restart(saved);
          toast({ tone: 'good', text: t('saved', { version: String(saved.version) }) });
        },
      },
    );
  };
  return (
    <>
      <RulesSentence settings={seen} />
      <p className="settings-ours">
        {t('ours')} {!mayWrite && t('readOnly')}
      </p>
      {newer && (
        <StaleSettings
          seen={seen.content}
          theirs={newer}
          mine={rebase(seen.content, newer.content, draft)}
          busy={update.isPending}
          onOverwrite={() => {
            const merged = rebase(seen.content, newer.content, draft);
            setSeen(newer);
            setDraft(merged);
            save(newer, merged, note);
          }}
          onDiscard={() => restart(newer)}
        />
      )}
      <div className={mayWrite ? 'settings-layout' : undefined}>
        <div className="settings-main">
          <RuleSections form={{ content: draft, faults, onChange: mayWrite ? setDraft : null }} />
          {mayRead && (
            <VersionList
              onFillIn={
                mayWrite
                  ? (version) => {
                      setDraft(version.content);
                      toast({ tone: 'info', text: t('filled', { version: String(version.version) }) });
                    }
                  : null
              }
            />
          )}
        </div>
        {mayWrite && (
          <SavePanel
            key={edition}
            draft={draft}
            changed={changed}
            faults={faults.size}
            busy={update.isPending}
            problem={newer ? null : problem}
            onSave={(why) => save(seen, draft, why)}
            onDiscard={() => restart(newest)}
          />
        )}
      </div>
      <ConfirmBar
        open={isNarrow && changed.length > 0}
        text={t('changes', { count: changed.length })}
        confirmLabel={t('seeEffect')}
        onConfirm={() => document.getElementById('effect')?.scrollIntoView({ block: 'start' })}
        cancelLabel={t('discard')}
        onCancel={() => restart(newest)}
      />
    </>
  );
}

function RulesSentence({ settings }: { settings: ProgrammeSettingsVersion }) {
  const t = useSettingsMessages();
  const f = useFormats();
  const counts = useQuery(leapCountsQuery()).data?.counts;
  const { leap } = settings.content;
  const counted = counts?.find(({ state }) => state === 'counted')?.count ?? 0;
  return (
    <FindingSentence
      text={t('finding')}
      parts={{
        version: <JumpLink to="versions">{String(settings.version)}</JumpLink>,
        since: f.instant(settings.createdAt),
        hold: <JumpLink to="hold">{f.number(leap.holdMonths)}</JumpLink>,
        factor: <JumpLink to="hold">{f.number(leap.growthFactor)}</JumpLink>,
        counted: <Link to="/leaps?state=counted">{counts ? f.number(counted) : '…'}</Link>,
      }}
    />
  );
}
