import { useFormats } from '../../ui/format/use-formats.ts';
import { joinedChoice, type MerchantFilterInput, withFilter, withJoined } from './merchants-address.ts';
import { useMerchantsMessages } from './messages.ts';

interface ServiceCondition {
  key: string;
  label: string;
  /** The filter once it is taken back. */
  without: MerchantFilterInput;
  /** A control shows it as well. */
  hasControl: boolean;
}

/** Conditions on when a merchant was served and first leapt, in words. */
export function useServiceConditions(filter: MerchantFilterInput): ServiceCondition[] {
  const t = useMerchantsMessages();
  const f = useFormats();
  const { joinedFrom, joinedTo, everServed, inService, leaptTo } = filter;
  const [from, to] = [joinedFrom && f.period(joinedFrom), joinedTo && f.period(joinedTo)];
  const joined =
    everServed === 'no'
      ? t('joinedNever')
      : from && to
        ? from === to
          ? from
          : t('joinedBetween', { from, to })
        : from
          ? t('joinedSince', { from })
          : to
            ? t('joinedUntil', { to })
            : everServed
              ? t('joinedEver')
              : null;
  const conditions: ServiceCondition[] = [];
  if (joined !== null) {
    conditions.push({
      key: 'joined',
      label: t('chip', { label: t('joined'), value: joined }),
      without: withJoined(filter, null),
      hasControl: joinedChoice(filter) !== null,
    });
  }
  if (inService) {
    conditions.push({
      key: 'inService',
      label: t('chip', { label: t('inService'), value: t(`inService.${inService}`) }),
      without: withFilter(filter, 'inService', undefined),
      hasControl: false,
    });
  }
  if (leaptTo) {
    conditions.push({
      key: 'leaptTo',
      label: t('chip', { label: t('leaptTo'), value: t('joinedUntil', { to: f.period(leaptTo) }) }),
      without: withFilter(filter, 'leaptTo', undefined),
      hasControl: false,
    });
  }
  return conditions;
}
