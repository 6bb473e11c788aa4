import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import { conflict } from '../http/problem.ts';

/** Between reading and confirming, another import may have put a provider under another model. */
export async function refuseMovedProviders(
  trx: Transaction<Database>,
  table: string,
  model: string,
): Promise<void> {
  const { rows } = await sql<{ id: number; name: string | null }>`
    select staged.provider_id as id, provider.external_id as name
    from (select distinct provider_id from ${sql.id(table)}) staged
    left join provider on provider.id = staged.provider_id
    where provider.model_code is distinct from ${model}
    order by 2, 1`.execute(trx);
  if (rows.length === 0) return;
  const names = rows.slice(0, 5).map(({ id, name }) => name ?? `#${id}`);
  throw conflict(
    {
      zh: `读取文件之后，有 ${rows.length} 家服务商不再属于模型 ${model}(${names.join('、')})。未入库。`,
      en: `Since the file was read, ${rows.length} of its providers no longer belong to model ${model} (${names.join(', ')}). Nothing was stored.`,
    },
    { zh: '取消这次导入，重新上传文件。', en: 'Cancel this import and upload the file again.' },
  );
}
