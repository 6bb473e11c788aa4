import type { ProgrammeContent } from '../../contract/programme-settings.ts';

/** To the cent, so that 0.1 × 3 stays 0.3. */
const scaled = (yuan: number, factor: number) => Math.round(yuan * factor * 100) / 100;

/** Every lower bound times the factor, for amounts in another currency or unit; the first stays 0. */
export function scaleBands(content: ProgrammeContent, factor: number): ProgrammeContent {
  const bands = content.leap.bands.map((band) => ({ ...band, fromYuan: scaled(band.fromYuan, factor) }));
  return { ...content, leap: { ...content.leap, bands } };
}

/** The lines of the GMV clubs likewise, in whole yuan; clubs of leaps have no amount. */
export function scaleClubs(content: ProgrammeContent, factor: number): ProgrammeContent {
  const ladders = content.programme.ladders.map((ladder) =>
    ladder.amount === 'gmv' ? { ...ladder, atLeast: Math.round(ladder.atLeast * factor) } : ladder,
  );
  return { ...content, programme: { ...content.programme, ladders } };
}

type Band = ProgrammeContent['leap']['bands'][number];

/** One more step at the top: three times the last, with the first free code. */
export function addBand(bands: readonly Band[]): Band[] {
  const last = bands.at(-1)?.fromYuan ?? 0;
  const codes = new Set(bands.map(({ code }) => code));
  let number = bands.length;
  while (codes.has(`B${number}`)) number++;
  return [...bands, { code: `B${number}`, fromYuan: last > 0 ? scaled(last, 3) : 100_000 }];
}
