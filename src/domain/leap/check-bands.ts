import type { Band } from './band.ts';
import { type SettingFault, settingFault } from './setting-fault.ts';

const CODE = /^[A-Za-z][A-Za-z0-9_-]{0,15}$/;
/** A chart of more steps cannot be read. */
const MAXIMUM_BANDS = 20;

/** Faults of a band ladder. */
export function checkBands(bands: readonly Band[]): SettingFault[] {
  const faults: SettingFault[] = [];
  if (bands.length < 2) {
    faults.push(
      settingFault(
        'bands',
        'bands_too_few',
        [`只有${bands.length}个档位，没有可跃迁的档`, `With ${bands.length} bands there is none to leap to`],
        ['至少两个档位', 'Give at least two bands'],
      ),
    );
  }
  if (bands.length > MAXIMUM_BANDS) {
    faults.push(
      settingFault(
        'bands',
        'bands_too_many',
        [`有${bands.length}个档位`, `There are ${bands.length} bands`],
        [`最多${MAXIMUM_BANDS}个`, `At most ${MAXIMUM_BANDS}`],
      ),
    );
  }
  const seen = new Set<string>();
  bands.forEach((band, index) => {
    faults.push(...checkAmount(band, index, bands), ...checkCode(band, index, seen));
    seen.add(band.code);
  });
  return faults;
}

function checkAmount(band: Band, index: number, bands: readonly Band[]): SettingFault[] {
  const path = `bands.${index}.fromYuan`;
  const { code, fromYuan } = band;
  if (!Number.isFinite(fromYuan)) {
    return [
      settingFault(
        path,
        'band_amount_invalid',
        [`档位“${code}”的下限不是有效数字`, `The lower bound of band “${code}” is not a number`],
        ['填金额，单位元', 'Give an amount in yuan'],
      ),
    ];
  }
  if (index === 0 && fromYuan !== 0) {
    return [
      settingFault(
        path,
        'bands_not_from_zero',
        [`第一档从${fromYuan}元起`, `The first band starts at ${fromYuan} yuan`],
        ['第一档从0起，否则更小的商家没有档位', 'Start the first band at 0, or smaller merchants have none'],
      ),
    ];
  }
  const before = bands[index - 1];
  if (before && fromYuan <= before.fromYuan) {
    return [
      settingFault(
        path,
        'bands_not_ascending',
        [
          `档位“${code}”从${fromYuan}元起，不高于上一档的${before.fromYuan}元`,
          `Band “${code}” starts at ${fromYuan} yuan, not above the ${before.fromYuan} of the band before`,
        ],
        ['档位从低到高排列', 'List bands lowest first'],
      ),
    ];
  }
  return [];
}

function checkCode({ code }: Band, index: number, seen: ReadonlySet<string>): SettingFault[] {
  const path = `bands.${index}.code`;
  if (!CODE.test(code)) {
    return [
      settingFault(
        path,
        'band_code_invalid',
        [`档位编码“${code}”不合规`, `The band code “${code}” is not valid`],
        [
          '以字母开头，只用字母、数字、-和_，不超过16个字符',
          'Start with a letter; use letters, digits, - and _, at most 16 characters',
        ],
      ),
    ];
  }
  if (!seen.has(code)) return [];
  return [
    settingFault(
      path,
      'band_code_duplicate',
      [`档位编码“${code}”重复`, `The band code “${code}” appears twice`],
      ['改用不同的编码', 'Use another code'],
    ),
  ];
}
