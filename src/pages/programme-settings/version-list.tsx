import { useInfiniteQuery } from '@tanstack/react-query';
import type { ProgrammeSettingsVersion } from '../../contract/programme-settings.ts';
import { settingsVersionsQuery } from '../../queries/programme-settings.ts';
import { problemOf } from '../../queries/request.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { useActorName } from '../../ui/format/actor-name.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { StoredText } from '../../ui/i18n/stored-text.tsx';
import { useSettingsMessages } from './messages.ts';
import { differingPaths } from './rules.ts';
import { useRuleTexts } from './use-rule-texts.ts';

interface VersionListProps {
  /** Null: the reader may look only. */
  onFillIn: ((version: ProgrammeSettingsVersion) => void) | null;
}

/** Who put which rules in force, when, why, and what they changed. */
export function VersionList({ onFillIn }: VersionListProps) {
  const t = useSettingsMessages();
  const f = useFormats();
  const actor = useActorName();
  const list = useInfiniteQuery(settingsVersionsQuery());
  const versions = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section id="versions" title={t('section.versions')}>
      {list.isPending ? (
        <SkeletonText lines={3} />
      ) : list.error ? (
        <ErrorState problem={problemOf(list.error)} onRetry={() => void list.refetch()} inline />
      ) : (
        <ol className="settings-versions">
          {versions.map((one, at) => (
            <li key={one.version}>
              <div className="settings-version-head">
                <strong>{t('versionOf', { version: String(one.version) })}</strong>
                {at === 0 && <StateTag tone="good">{t('inForce')}</StateTag>}
                <span className="wm-meta">
                  {f.instant(one.createdAt)} · {actor(one.createdBy)}
                </span>
                {onFillIn && at > 0 && (
                  <span data-tip={t('fillInTip', { version: String(one.version) })}>
                    <Button size="small" kind="quiet" onClick={() => onFillIn(one)}>
                      {t('fillIn')}
                    </Button>
                  </span>
                )}
              </div>
              {one.note && (
                <p>
                  <StoredText>{one.note}</StoredText>
                </p>
              )}
              <VersionChanges version={one} before={versions[at + 1]} />
            </li>
          ))}
        </ol>
      )}
      {list.hasNextPage && (
        <Button size="small" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Section>
  );
}

interface VersionChangesProps {
  version: ProgrammeSettingsVersion;
  /** Undefined while the version before is not loaded, and before the first. */
  before: ProgrammeSettingsVersion | undefined;
}

function VersionChanges({ version, before }: VersionChangesProps) {
  const t = useSettingsMessages();
  const texts = useRuleTexts();
  if (version.version === 1) return <p className="wm-meta">{t('firstVersion')}</p>;
  if (!before) return null;
  return (
    <ul className="settings-changes">
      {differingPaths(before.content, version.content).map((path) => (
        <li key={path}>
          {t('changedFrom', {
            rule: texts.name(path, version.content),
            before: texts.value(path, before.content),
            after: texts.value(path, version.content),
          })}
        </li>
      ))}
    </ul>
  );
}
