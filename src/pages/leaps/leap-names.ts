import type { Leap } from '../../contract/leaps.ts';
import type { Lang } from '../../ui/i18n/language.ts';

/** A name as stored; the English one where there is one and English is read. */
export const nameOf = ({ name, nameEn }: { name: string; nameEn: string | null }, lang: Lang): string =>
  (lang === 'en' && nameEn) || name;

/** The band a leap reached, or the one it aims at. */
export const bandAhead = ({ reachedBand, targetBand }: Pick<Leap, 'reachedBand' | 'targetBand'>) =>
  reachedBand ?? targetBand;
