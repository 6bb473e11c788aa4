// npm run first-admin [-- --email ADDRESS]
import { randomBytes, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { prepareDatabase } from '../db/prepare-database.ts';
import { readConfig } from '../node/config.ts';
import { openDatabase } from '../node/connect.ts';
import { createFirstAdminLink } from '../node/first-admin.ts';
import { StartError } from '../node/start-error.ts';

const USAGE = `Prints a one-time link for when nobody can get in.

  npm run first-admin                      makes a new administrator: the page asks for name, address and password
  npm run first-admin -- --email ADDRESS   lets the person with this address choose another password

Uses the same DATABASE_URL or WINDMAKER_DATA as the server, which may be running. Whoever may read the database may do
this; it is written into the audit log.`;

try {
  await main();
  process.exit(0);
} catch (error) {
  const plain =
    error instanceof StartError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  console.error(plain ? (error as Error).message : error);
  process.exit(2);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { email: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const config = readConfig(process.env, process.cwd());
  const database = await openDatabase(config, { joinsRunningHost: true });
  try {
    const access = { db: database.db, now: () => new Date(), newId: randomUUID };
    await prepareDatabase(access);
    const token = randomBytes(32).toString('base64url');
    const link = await createFirstAdminLink(access, token, values.email?.trim() ?? null);
    if (link === null) throw new StartError(`No account that may sign in has the address ${values.email}.`);
    const address = config.publicUrl ?? `http://${config.host}:${config.port}`;
    console.log(`${address}${link.path}`);
    console.log(`valid once, until ${link.expiresAt.toISOString()}`);
  } finally {
    await database.close();
  }
}
