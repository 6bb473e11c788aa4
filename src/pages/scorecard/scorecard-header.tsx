import { useSearchParams } from 'react-router';
import type { Scorecard } from '../../contract/scorecards.ts';
import { useMay } from '../../queries/session.ts';
import { Button, ButtonLink } from '../../ui/blocks/button.tsx';
import { useCategoryName } from '../../ui/blocks/category-tag.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { StoredText } from '../../ui/i18n/stored-text.tsx';
import { downloadText } from '../../ui/table/table-csv.ts';
import { useScorecardMessages } from './messages.ts';
import type { ModelView } from './model-view.ts';
import { scopeParams } from './scope-params.ts';
import { scorecardCsv } from './scorecard-csv.ts';

const complianceTone = { clear: 'good', watch: 'attention', capped: 'attention', veto: 'bad' } as const;

export function ScorecardHeader({ card, view }: { card: Scorecard; view: ModelView }) {
  const t = useScorecardMessages();
  const f = useFormats();
  const of = useLocalized();
  const categoryName = useCategoryName();
  const [params] = useSearchParams();
  const { provider, stamp } = card;
  const mayOpen = useMay('assessment.read');
  // A provider's own people have no list to go back to and nobody to compare with.
  const isOwn = useMay('appeal.raise');
  const list = scopeParams(params);
  const scope = [
    provider.id,
    categoryName(provider.category, view.category && provider.category ? of(view.category.name) : undefined),
    provider.city ? (f.lang === 'en' ? provider.city.nameEn : provider.city.name) : null,
    provider.industry && <StoredText key="industry">{provider.industry}</StoredText>,
    provider.joinedOn ? t('joined', { date: f.date(provider.joinedOn) }) : null,
  ].filter(Boolean);
  return (
    <PageHeader
      title={f.lang === 'en' && provider.nameEn ? provider.nameEn : provider.name}
      period={stamp.period}
      scope={scope.flatMap((part, at) => (at === 0 ? [part] : [' · ', part]))}
      dataTime={stamp.dataThrough}
      {...(isOwn ? {} : { back: { to: `/providers?${list}`, label: t('backToList') } })}
      badges={
        <>
          {provider.compliance !== 'clear' && (
            <StateTag
              tone={complianceTone[provider.compliance]}
              tip={t(`complianceTip.${provider.compliance}`)}
            >
              {t('complianceState', { state: t(`compliance.${provider.compliance}`) })}
            </StateTag>
          )}
          {stamp.status === 'draft' && <StateTag tone="attention">{t('draft')}</StateTag>}
          {provider.sample && (
            <StateTag tone="neutral" tip={t('sampleTip')}>
              {t('sampleBadge')}
            </StateTag>
          )}
        </>
      }
      actions={
        <>
          {mayOpen && (
            <ButtonLink to={`/assessments/${stamp.assessmentId}`} kind="quiet">
              {t('assessmentLink')}
            </ButtonLink>
          )}
          <Button icon="file" onClick={() => window.print()}>
            {t('print')}
          </Button>
          <Button
            icon="download"
            onClick={() => downloadText(`${provider.id}-${stamp.period}.csv`, scorecardCsv(card, view, f))}
          >
            {t('csv')}
          </Button>
          {!isOwn && (
            <ButtonLink to={`/compare?${scopeParams(params, { ids: provider.id })}`} icon="compare">
              {t('compare')}
            </ButtonLink>
          )}
        </>
      }
    />
  );
}
