import { type Kysely, sql } from 'kysely';
import type { exportAssessment } from '../../src/contract/assessments.ts';
import { CSV_BOM, type CsvValue, csvLine } from '../../src/domain/csv/write-csv.ts';
import {
  INDICATOR_STATES,
  NODE_STATES,
  type NodeState,
  type TierOutcome,
} from '../../src/domain/grading/states.ts';
import { assessmentNotFound } from '../assess/read-assessment.ts';
import type { Caller } from '../context.ts';
import type { AssessmentResultTable, Database } from '../db/schema.ts';
import { isLimited, scopedProviders } from '../db/scoped-providers.ts';
import type { Call, FileOutput } from '../http/handler.ts';
import { readModel } from '../models/read-model.ts';
import { attentionWords, indicatorStateWords, modelWords, movementWords, nodeStateWords } from './words.ts';

type ExportRow = Pick<
  AssessmentResultTable,
  | 'category'
  | 'capabilityScores'
  | 'capabilityStates'
  | 'measures'
  | 'total'
  | 'rank'
  | 'tier'
  | 'coverage'
  | 'delta'
  | 'bottleneck'
> & {
  id: string;
  name: string;
  sample: boolean;
  totalState: NodeState;
  tierOutcome: TierOutcome;
  movement: keyof typeof movementWords;
  attention: (keyof typeof attentionWords)[];
  raws: (number | null)[];
  indicatorScores: (number | null)[];
  indicatorStates: number[];
};

const ROWS_PER_CHUNK = 1000;

/** The head of the file; a draft is nobody's result yet, so only the platform's people export it. */
async function requireHead(db: Kysely<Database>, caller: Caller, publicId: string) {
  const row = await db
    .selectFrom('assessment')
    .select(['id', 'modelCode', 'modelVersion', 'period', 'status', 'inputHash', 'resultHash'])
    .where('publicId', '=', publicId)
    .$if(isLimited(caller), (query) => query.where('status', '<>', 'draft'))
    .executeTakeFirst();
  if (!row) throw assessmentNotFound(publicId);
  return row;
}

/** All results of one assessment, the best first, as many as the caller may see. */
export async function exportResults({
  context,
  caller,
  params,
  query,
}: Call<typeof exportAssessment>): Promise<FileOutput> {
  const { db } = context;
  const row = await requireHead(db, caller, params.assessmentId);
  const model = await readModel(db, row.modelCode, row.modelVersion);
  const language = query.lang;
  const words = modelWords(model, language);
  const say = (zh: string, en: string) => ({ zh, en })[language];
  const { rows: order } = await sql<{ id: number }>`
    select p.id from assessment_result r join provider p on p.id = r.provider_id
    where r.assessment_id = ${row.id} and ${scopedProviders(caller)}
    order by r.total desc nulls last, p.external_id collate "C"`.execute(db);

  const head: CsvValue[][] = [
    [say('内容', 'Content'), say(`评估结果，${order.length} 行`, `Assessment results, ${order.length} rows`)],
    [say('模型', 'Model'), `${row.modelCode} v${row.modelVersion}`],
    [say('周期', 'Period'), row.period],
    [
      say('状态', 'Status'),
      {
        draft: say('草稿', 'draft'),
        published: say('已发布', 'published'),
        superseded: say('已被替代', 'superseded'),
      }[row.status] ?? row.status,
    ],
    [say('输入哈希', 'Input hash'), row.inputHash],
    [say('结果哈希', 'Result hash'), row.resultHash],
    [say('导出时间', 'Exported at'), context.now().toISOString()],
    [],
  ];
  const header = [
    say('编号', 'Id'),
    say('服务商', 'Provider'),
    say('样本数据', 'Sample data'),
    say('分类', 'Category'),
    say('排名', 'Rank'),
    say('层级', 'Tier'),
    say('总分', 'Total'),
    say('总分状态', 'State of the total'),
    say('较上期', 'Change'),
    say('变动', 'Movement'),
    say('覆盖率', 'Coverage'),
    say('短板', 'Bottleneck'),
    say('需关注', 'Attention'),
    ...model.total.capabilities.flatMap((code) => [
      words.capability(code),
      `${words.capability(code)} · ${say('状态', 'state')}`,
    ]),
    ...model.indicators.flatMap(({ code }) => [
      `${words.indicator(code)} (${words.unit(code)})`,
      `${words.indicator(code)} · ${say('得分', 'score')}`,
      `${words.indicator(code)} · ${say('状态', 'state')}`,
    ]),
  ];
  const cells = (one: ExportRow): CsvValue[] => [
    one.id,
    one.name,
    one.sample ? say('样本', 'sample') : null,
    words.category(one.category),
    one.rank,
    words.tier(one.tierOutcome, one.tier),
    one.total,
    nodeStateWords[one.totalState][language],
    one.delta,
    movementWords[one.movement][language],
    one.coverage,
    one.bottleneck === null ? null : words.capability(one.bottleneck),
    one.attention.map((kind) => attentionWords[kind][language]).join(say('、', '; ')),
    ...model.total.capabilities.flatMap((_, index) => [
      one.capabilityScores[index] ?? null,
      nodeStateWords[NODE_STATES[one.capabilityStates[index] ?? -1] ?? 'empty'][language],
    ]),
    ...model.indicators.flatMap((_, index) => [
      one.raws[index] ?? null,
      one.indicatorScores[index] ?? null,
      indicatorStateWords[INDICATOR_STATES[one.indicatorStates[index] ?? -1] ?? 'not_reported'][language],
    ]),
  ];

  async function* chunks() {
    yield CSV_BOM + head.map((line) => csvLine(line)).join('') + csvLine(header);
    for (let start = 0; start < order.length; start += ROWS_PER_CHUNK) {
      const keys = order.slice(start, start + ROWS_PER_CHUNK).map((one) => one.id);
      const { rows } = await sql<ExportRow>`
        select p.external_id as id, ${language === 'en' ? sql`coalesce(p.name_en, p.name)` : sql`p.name`} as name, p.sample,
          r.category, r.capability_scores, r.capability_states, r.measures, r.total, r.total_state, r.rank,
          r.tier_outcome, r.tier, r.coverage, r.movement, r.delta, r.bottleneck, r.attention,
          e.raws, e.indicator_scores, e.indicator_states
        from unnest(${keys}::integer[]) with ordinality as given (id, place)
        join provider p on p.id = given.id
        join assessment_result r on r.assessment_id = ${row.id} and r.provider_id = p.id
        join assessment_evidence e on e.assessment_id = ${row.id} and e.provider_id = p.id
        order by given.place`.execute(db);
      yield rows.map((one) => csvLine(cells(one))).join('');
    }
  }
  const fileName = `${say('评估结果', 'assessment')}-${row.modelCode}-${row.period}.csv`;
  return { fileName, chunks: chunks() };
}
