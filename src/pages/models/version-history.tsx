import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { ModelSummary } from '../../contract/capability-models.ts';
import { modelDifferencesQuery } from '../../queries/capability-models.ts';
import { problemOf } from '../../queries/request.ts';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { scrollable } from '../../ui/blocks/scrollable.ts';
import { Section } from '../../ui/blocks/section.tsx';
import { SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { useActorName } from '../../ui/format/actor-name.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { DifferenceTable } from './difference-table.tsx';
import { useModelsMessages } from './messages.ts';

interface VersionHistoryProps {
  family: ModelSummary;
  version: number;
}

/** The versions of a family, and what changed between the shown one and another; the choice is in the URL. */
export function VersionHistory({ family, version }: VersionHistoryProps) {
  const t = useModelsMessages();
  const f = useFormats();
  const actor = useActorName();
  const [params] = useSearchParams();
  const asked = Number(params.get('from'));
  const from = family.versions.some((entry) => entry.version === asked) ? asked : version - 1;
  return (
    <>
      <Section title={t('history')}>
        <div className="models-scroll" {...scrollable}>
          <table className="models-table models-versions">
            <thead>
              <tr>
                <th scope="col">{t('version')}</th>
                <th scope="col">{t('note')}</th>
                <th scope="col">{t('createdAt')}</th>
                <th scope="col" className="models-desk">
                  {t('createdBy')}
                </th>
                <th scope="col" className="models-end models-desk">
                  {t('assessments')}
                </th>
                <th scope="col" className="models-desk">
                  {t('hash')}
                </th>
                <th scope="col">{t('differences')}</th>
              </tr>
            </thead>
            <tbody>
              {family.versions.map((entry) => (
                <tr key={entry.version} aria-current={entry.version === version || undefined}>
                  <th scope="row">
                    <Link to={`/models/${family.code}/${entry.version}`}>v{entry.version}</Link>{' '}
                    {entry.inForce && <StateTag tone="good">{t('inForceTag')}</StateTag>}
                  </th>
                  <td className="models-note">{entry.note}</td>
                  <td>{f.instant(entry.createdAt)}</td>
                  <td className="models-desk">{actor(entry.createdBy)}</td>
                  <td className="wm-num models-desk">
                    <Link to={`/assessments?model=${family.code}`}>{f.number(entry.assessments)}</Link>
                  </td>
                  <td className="models-desk">
                    <code data-tip={entry.contentHash}>{entry.contentHash.slice(0, 12)}</code>
                  </td>
                  <td>
                    {entry.version !== version && (
                      <Link to={`?from=${entry.version}`} preventScrollReset>
                        {t('compareWith', { version: entry.version })}
                      </Link>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
      {from >= 1 && from !== version && <Differences code={family.code} from={from} to={version} />}
    </>
  );
}

function Differences({ code, from, to }: { code: string; from: number; to: number }) {
  const t = useModelsMessages();
  const differences = useQuery(modelDifferencesQuery(code, from, to));
  return (
    <Section
      id="differences"
      title={t('differences')}
      note={differences.data && t('differencesFinding', { from, to, count: differences.data.items.length })}
    >
      {differences.error ? (
        <ErrorState
          inline
          problem={problemOf(differences.error)}
          onRetry={() => void differences.refetch()}
        />
      ) : differences.data ? (
        <DifferenceTable items={differences.data.items} />
      ) : (
        <SkeletonText lines={4} />
      )}
    </Section>
  );
}
