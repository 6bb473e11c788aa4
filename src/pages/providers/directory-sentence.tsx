import { Link } from 'react-router';
import type { DirectoryFacets } from '../../contract/providers.ts';
import type { CapabilityModel } from '../../domain/model/capability-model.ts';
import { fillMarkers } from '../../ui/blocks/finding-sentence.tsx';
import type { ModelWords } from '../../ui/definition/model-words.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { type DirectoryAddress, directorySearch, isFiltered, withFilter } from './directory-address.ts';
import { BUCKETS } from './filter-labels.ts';
import { useProvidersMessages } from './messages.ts';

export interface DirectorySentenceProps {
  address: DirectoryAddress;
  total: number;
  facets: DirectoryFacets | undefined;
  model: CapabilityModel | undefined;
  words: ModelWords;
}

/** How many match and how they split into tiers; each number narrows the rows to the ones it counts. */
export function DirectorySentence({ address, total, facets, model, words }: DirectorySentenceProps) {
  const t = useProvidersMessages();
  const shared = useSharedMessages();
  const formats = useFormats();
  const { filter } = address;
  const order = [...(model?.tiers.map(({ code }) => code).toReversed() ?? []), ...BUCKETS];
  // The tier facet has its own filter lifted; what is counted here is what is shown.
  const split = order.flatMap((bucket) => {
    const count = facets?.tier.find((facet) => facet.value === bucket)?.count ?? 0;
    const shown = !filter.tier || filter.tier.includes(bucket);
    return shown && count > 0 ? [{ bucket, count }] : [];
  });
  const parts = Object.fromEntries(
    split.map(({ bucket, count }) => [
      bucket,
      <Link
        key={bucket}
        to={directorySearch({ ...address, filter: withFilter(filter, 'tier', [bucket]) }) || '?'}
      >
        {formats.number(count)}
      </Link>,
    ]),
  );
  const tiers = split.map(({ bucket }) =>
    t('foundTier', { tier: words.tier(bucket), marker: `{${bucket}}` }),
  );
  const head = t(isFiltered(filter) ? 'foundFiltered' : 'foundAll', {
    count: total,
    total: formats.number(total),
  });
  const sentence = `${head}${tiers.length > 1 ? `${t('foundColon')}${tiers.join(shared('separator'))}` : ''}${t('foundEnd')}`;
  return (
    <p className="directory-sentence" role="status">
      <span>{fillMarkers(sentence, parts)}</span>
      {total > 1 && <span className="wm-meta">{t('tableHint')}</span>}
    </p>
  );
}
