import type { ServiceRelationsMapping } from '../../src/domain/import/field-mapping.ts';
import {
  createServiceRelationReader,
  type ServiceRelationRow,
} from '../../src/domain/import/service-relation-reader.ts';
import type { AppContext, LoadBatch } from '../context.ts';
import { fromWireMapping, refuseMismatch } from './contract-mapping.ts';
import { type ObjectIds, readIds } from './object-ids.ts';
import { stageTextRows } from './stage-text-rows.ts';
import type { StagingReport, StagingTask } from './staging-task.ts';

const STAGED_RELATION_COLUMNS = [
  'provider_id',
  'merchant_id',
  'role',
  'started_on',
  'ended_on',
  'operated_sessions',
];

/** Reads a file of service relations, checked against what is stored: providers of every model may serve a merchant. */
export async function stageRelations(task: StagingTask): Promise<StagingReport> {
  const { context, row, table } = task;
  const mapping = fromWireMapping(row.mapping, table.columns, '.') as ServiceRelationsMapping;
  refuseMismatch(mapping, table.columns, []);
  const providers = await readIds(context.db, 'provider');
  const merchants = await readIds(context.db, 'merchant');
  const reader = createServiceRelationReader(mapping, table.columns, {
    providerIds: providers.ids,
    merchantIds: merchants.ids,
    stored: await readStored(context.db, providers, merchants),
  });
  return stageTextRows(task, reader, STAGED_RELATION_COLUMNS, (rows) =>
    loadRelations(rows, providers, merchants),
  );
}

async function readStored(db: AppContext['db'], providers: ObjectIds, merchants: ObjectIds) {
  const rows = await db
    .selectFrom('serviceRelation')
    .select(['providerId', 'merchantId', 'startedOn', 'endedOn'])
    .execute();
  const positions = ({ keys }: ObjectIds) => new Map(Array.from(keys, (key, at) => [key, at]));
  const [ofProvider, ofMerchant] = [positions(providers), positions(merchants)];
  return rows.flatMap(({ providerId, merchantId, ...days }) => {
    const [provider, merchant] = [ofProvider.get(providerId), ofMerchant.get(merchantId)];
    // Made since the ids were read: the confirmation looks again.
    return provider === undefined || merchant === undefined ? [] : [{ provider, merchant, ...days }];
  });
}

function loadRelations(
  rows: readonly ServiceRelationRow[],
  providers: ObjectIds,
  merchants: ObjectIds,
): LoadBatch {
  return {
    rowCount: rows.length,
    columns: [
      { type: 'int4', values: Int32Array.from(rows, ({ provider }) => providers.keys[provider] as number) },
      { type: 'int4', values: Int32Array.from(rows, ({ merchant }) => merchants.keys[merchant] as number) },
      { type: 'text', values: rows.map(({ role }) => role) },
      { type: 'text', values: rows.map(({ startedOn }) => startedOn) },
      { type: 'text', values: rows.map(({ endedOn }) => endedOn) },
      {
        type: 'text',
        values: rows.map(({ operatedSessions }) =>
          operatedSessions === null ? null : String(operatedSessions),
        ),
      },
    ],
  };
}
