import { CITIES } from '../../src/domain/geography/places.ts';
import type { CategoryKey } from './category-shapes.ts';
import { createRandom } from './random.ts';

/**
 * Invented company names: city + a root of two uncommon characters + a line of business. No root is a known brand,
 * a surname with a given name, or a place; each root is used once.
 */
const FIRST = [
  ...'霁ji 砚yan 漾yang 鲤li 苔tai 槐huai 榆yu 砾li 簌su 泠ling 棣di 蘅heng 荻di 桉an 柘zhe 楮chu 杼zhu'.split(
    ' ',
  ),
  ...'筠yun 笺jian 缇ti 绯fei 缃xiang 绛jiang 墨mo 淞song 溯su 潼tong 澧li 沅yuan 漪yi 涧jian 岫xiu 峦luan'.split(
    ' ',
  ),
  ...'嵩song 蓼liao 蕨jue 柚you 桤qi 梣chen 樾yue 珩heng 琅lang 珞luo 瑭tang'.split(' '),
];
const SECOND =
  '汐xi 帆fan 坞wu 桥qiao 岸an 渡du 灯deng 笛di 塘tang 圃pu 檐yan 廊lang 匣xia 篷peng 橹lu 栈zhan 汀ting 篱li 麦mai 磨mo'.split(
    ' ',
  );
/** Combinations that are or sound like something known. */
const AVOIDED = new Set([
  '墨麦',
  '墨磨',
  '琅琅',
  '荻帆',
  '柚汐',
  '珞麦',
  '沅岸',
  '淞塘',
  '溯溪',
  '榆塘',
  '槐塘',
]);

const BUSINESS: Record<CategoryKey, readonly (readonly [string, string])[]> = {
  mcn: [
    ['传媒', 'Media'],
    ['文化', 'Culture'],
    ['文化传媒', 'Culture Media'],
    ['互动', 'Interactive'],
    ['直播', 'Live'],
  ],
  belt: [
    ['供应链', 'Supply Chain'],
    ['产业服务', 'Belt Services'],
    ['选品', 'Sourcing'],
    ['优选供应链', 'Select Supply'],
  ],
  merchant: [
    ['电商', 'E-commerce'],
    ['网络', 'Network'],
    ['电商运营', 'Commerce Operations'],
    ['网络科技', 'Network Technology'],
    ['商务', 'Commerce'],
  ],
  brand: [
    ['品牌管理', 'Brand Management'],
    ['数字营销', 'Digital Marketing'],
    ['品牌运营', 'Brand Operations'],
    ['数字科技', 'Digital'],
  ],
  undetermined: [
    ['信息', 'Information'],
    ['科技', 'Technology'],
  ],
};

/** Every root that may be used, in a fixed order. */
export function nameRoots(): { zh: string; en: string }[] {
  return FIRST.flatMap((first) => SECOND.map((second) => joinRoot(first, second))).filter(
    ({ zh }) => !AVOIDED.has(zh) && zh[0] !== zh[1],
  );
}

export interface CompanyName {
  name: string;
  nameEn: string;
}

/** Hands out names that are unique in both languages, in a fixed order. */
export function createCompanyNames(): (cityAdcode: string, category: CategoryKey) => CompanyName {
  const random = createRandom('sample company names');
  const cityByAdcode = new Map(CITIES.map((city) => [city.adcode, city]));
  const roots = random.shuffle(nameRoots());
  const taken = new Set<string>();
  return (cityAdcode, category) => {
    const city = cityByAdcode.get(cityAdcode);
    if (!city) throw new RangeError(`unknown city ${cityAdcode}`);
    for (;;) {
      const root = roots.pop();
      if (!root) throw new RangeError('no company name left');
      const [business, businessEn] = random.pick(BUSINESS[category]);
      const nameEn = `${city.nameEn} ${root.en} ${businessEn}`;
      // 砾汐 and 鲤汐 are both Lixi: the second one takes the next root.
      if (taken.has(nameEn)) continue;
      taken.add(nameEn);
      return { name: `${city.name}${root.zh}${business}`, nameEn };
    }
  };
}

function joinRoot(first: string, second: string): { zh: string; en: string } {
  // An apostrophe keeps 澧岸 Li'an apart from 廉 lian.
  const joint = /^[aeo]/.test(second.slice(1)) ? "'" : '';
  const pinyin = first.slice(1) + joint + second.slice(1);
  return { zh: first.charAt(0) + second.charAt(0), en: pinyin.charAt(0).toUpperCase() + pinyin.slice(1) };
}
