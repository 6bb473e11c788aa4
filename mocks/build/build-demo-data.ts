// Writes the database that the demo starts from: migrated, with the sample loaded and assessed by the product itself.
import { writeFileSync } from 'node:fs';
import { prepareDatabase } from '../../server/db/prepare-database.ts';
import { createDemoContext, openDemoDatabase } from '../demo-context.ts';
import { loadSampleData } from '../sample/load-sample.ts';

const [file] = process.argv.slice(2);
if (!file) throw new Error('usage: build-demo-data.ts FILE');
writeFileSync(file, await buildData());

async function buildData(): Promise<Uint8Array> {
  const database = await openDemoDatabase();
  const context = createDemoContext(database, '');
  // Used-up segments of the log are removed instead of kept for reuse: they would be most of the file.
  await database.query('set wal_recycle = off');
  await prepareDatabase(context);
  await loadSampleData(context, (line) => console.log(line));
  await database.query('vacuum full analyze');
  await database.query('select pg_switch_wal()');
  await database.query('checkpoint');
  const data = await database.dumpDataDir('gzip');
  await database.close();
  console.log(`${(data.size / 1024 / 1024).toFixed(1)} MB`);
  return new Uint8Array(await data.arrayBuffer());
}
