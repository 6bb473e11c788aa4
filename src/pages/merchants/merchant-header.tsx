import type { MerchantDetail } from '../../contract/merchants.ts';
import { periodEndDate } from '../../domain/period/period.ts';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { StoredText } from '../../ui/i18n/stored-text.tsx';
import { useMerchantMessages } from './merchant-messages.ts';
import { complianceTone, nameOf, useMerchantWords } from './merchant-words.ts';

export interface MerchantHeaderProps {
  merchant: MerchantDetail;
  back: { to: string; label: string };
}

export function MerchantHeader({ merchant, back }: MerchantHeaderProps) {
  const t = useMerchantMessages();
  const words = useMerchantWords();
  const f = useFormats();
  const { kind, city, industry, openedOn, compliance } = merchant;
  const last = merchant.months.at(-1)?.month;
  const facts = [
    merchant.id,
    kind && words(`kind.${kind}`),
    city && (f.lang === 'en' ? city.nameEn : city.name),
    industry && <StoredText key="industry">{industry}</StoredText>,
    openedOn && t('opened', { date: f.date(openedOn) }),
  ].filter(Boolean);
  return (
    <PageHeader
      title={nameOf(merchant, f.lang)}
      back={back}
      scope={facts.flatMap((fact, at) => (at === 0 ? [fact] : [' · ', fact]))}
      dataTime={last === undefined ? null : periodEndDate(last)}
      badges={
        <>
          {compliance !== 'clear' && (
            <StateTag tone={complianceTone[compliance]}>{words(`compliance.${compliance}`)}</StateTag>
          )}
          {merchant.sample && (
            <StateTag tone="neutral" tip={words('sampleTip')}>
              {words('sample')}
            </StateTag>
          )}
        </>
      }
    />
  );
}
