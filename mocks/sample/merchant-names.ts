import type { MerchantKind } from '../../src/domain/merchant/merchant.ts';
import { type CompanyName, nameRoots } from './company-names.ts';
import type { IndustryKey } from './industries.ts';
import { createRandom } from './random.ts';

type Word = readonly [zh: string, en: string];

/** What a shop of the trade sells. */
const GOODS: Record<IndustryKey, readonly Word[]> = {
  apparel: words('女装 Womenswear,男装 Menswear,针织 Knitwear,汉服 Hanfu,牛仔 Denim'),
  shoesBags: words('女鞋 Shoes,箱包 Bags,皮鞋 Leather Shoes,童鞋 Kids Shoes'),
  furLeather: words('皮草 Fur,皮衣 Leatherwear,派克服 Parkas,羊剪绒 Shearling'),
  beauty: words('美妆 Beauty,护肤 Skincare,洗护 Haircare,彩妆 Make-up'),
  food: words('生鲜 Fresh,零食 Snacks,粮油 Pantry,果园 Orchard,水产 Seafood'),
  home: words('家纺 Textiles,家居 Homeware,卫浴 Bath,灯饰 Lighting,家具 Furniture'),
  appliances: words('小家电 Appliances,数码 Digital,厨电 Kitchen,音响 Audio'),
  children: words('童装 Kidswear,玩具 Toys,母婴 Baby,绘本 Picture Books'),
  jewellery: words('珠宝 Jewellery,珍珠 Pearls,水晶 Crystal,翡翠 Jade'),
  ceramicsTea: words('陶瓷 Ceramics,茶叶 Tea,茶器 Teaware'),
  smallGoods: words('百货 Sundries,文具 Stationery,收纳 Storage,日杂 Daily Goods'),
  flowers: words('鲜花 Flowers,绿植 Plants,园艺 Gardening'),
  swimSports: words('泳装 Swimwear,运动 Sports,瑜伽 Yoga'),
  hairAccessories: words('假发 Wigs,发饰 Hair Accessories,饰品 Trinkets'),
};

const SHOPS: Record<MerchantKind, readonly Word[]> = {
  mcn: words('直播间 Live Room,好物间 Picks,优选间 Select'),
  belt: words('工厂店 Factory Shop,源头店 Source Shop,厂家店 Maker Shop'),
  merchant: words('专营店 Shop,小店 Store,商行 Trading'),
  brand: words('旗舰店 Flagship Store,官方店 Official Store'),
};

/** Hands out names of shops that are unique in both languages, in a fixed order. */
export function createMerchantNames(): (kind: MerchantKind, industry: IndustryKey) => CompanyName {
  const random = createRandom('sample merchant names');
  const roots = nameRoots();
  const taken = new Set<string>();
  return (kind, industry) => {
    for (;;) {
      const root = random.pick(roots);
      const [goods, goodsEn] = random.pick(GOODS[industry]);
      const [shop, shopEn] = random.pick(SHOPS[kind]);
      const [name, nameEn] = [`${root.zh}${goods}${shop}`, `${root.en} ${goodsEn} ${shopEn}`];
      if (taken.has(name) || taken.has(nameEn)) continue;
      taken.add(name).add(nameEn);
      return { name, nameEn };
    }
  };
}

function words(list: string): Word[] {
  return list.split(',').map((pair) => {
    const at = pair.indexOf(' ');
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
}
