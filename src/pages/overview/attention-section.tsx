import { Link } from 'react-router';
import type { Overview } from '../../contract/overview.ts';
import { DefinitionPopover } from '../../ui/blocks/definition-popover.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { TierBadge } from '../../ui/blocks/tier-badge.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { AttentionFact } from './attention-fact.tsx';
import { useOverviewMessages } from './messages.ts';
import { rowsPath, scorecardPath } from './overview-address.ts';
import type { FindingsProps } from './overview-findings.tsx';

type Attention = Overview['attention'][number];

/** Who to look at first: kinds that occurred with examples, the quiet kinds in one line. */
export function AttentionSection({ overview, model, words, view }: FindingsProps) {
  const t = useOverviewMessages();
  const shared = useSharedMessages();
  const present = overview.attention.filter((item) => item.count > 0);
  const quiet = overview.attention.filter((item) => item.count === 0);
  return (
    <Section title={t('attentionTitle')}>
      {present.length === 0 ? (
        <p>{t('attentionClear')}</p>
      ) : (
        <ul className="overview-attention">
          {present.map((item) => (
            <AttentionCard key={item.kind} item={item} model={model} words={words} view={view} />
          ))}
        </ul>
      )}
      {present.length > 0 && quiet.length > 0 && (
        <p className="wm-meta overview-attention-quiet">
          {t('attentionQuiet', {
            kinds: quiet.map((item) => t(`kind.${item.kind}`)).join(shared('separator')),
          })}
        </p>
      )}
    </Section>
  );
}

function AttentionCard({ item, model, words, view }: { item: Attention } & Omit<FindingsProps, 'overview'>) {
  const t = useOverviewMessages();
  const formats = useFormats();
  const kind = t(`kind.${item.kind}`);
  return (
    <li className="overview-attention-card">
      <div className="overview-attention-head">
        <h3>{kind}</h3>
        <DefinitionPopover
          definition={{ name: kind, formula: t(`rule.${item.kind}`), base: t('ruleBase'), source: 'O' }}
        />
        <Link className="overview-attention-count wm-num" to={rowsPath(view, { attention: [item.kind] })}>
          {t('attentionCount', { count: item.count })}
        </Link>
      </div>
      <ul>
        {item.examples.map((example) => {
          const name = formats.lang === 'en' ? (example.nameEn ?? example.name) : example.name;
          const rank = model?.tiers.findIndex((tier) => tier.code === example.tier);
          return (
            <li
              key={example.providerId}
              // The name of a gate is a phrase; it takes a line of its own.
              className={
                item.kind === 'near_next_tier'
                  ? 'overview-attention-example overview-attention-example-long'
                  : 'overview-attention-example'
              }
            >
              <Link to={scorecardPath(view, example.providerId)} data-tip={name}>
                {name}
              </Link>
              <TierBadge
                outcome={example.tierOutcome}
                code={example.tier}
                {...(example.tier !== null && {
                  name: words.tier(example.tier),
                  rank: Math.max(0, rank ?? 0),
                })}
              />
              <AttentionFact kind={item.kind} example={example} model={model} words={words} />
            </li>
          );
        })}
      </ul>
      {item.count > item.examples.length && (
        <Link className="overview-attention-all" to={rowsPath(view, { attention: [item.kind] })}>
          {t('attentionAll', { count: item.count })}
        </Link>
      )}
    </li>
  );
}
