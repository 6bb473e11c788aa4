import { resolve } from 'node:path';
import { z } from 'zod';
import { StartError } from './start-error.ts';

/** From the least to the most that is printed. */
export const LOG_LEVELS = ['error', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

interface EnvironmentVariable<T> {
  /** The value used where the environment names none, as one would write it. */
  fallback: string;
  /** What is allowed, ready for "must be …". */
  allowed: string;
  meaning: string;
  schema: z.ZodType<T, string>;
  /** The value is never shown in a message. */
  secret?: true;
}

const wholeNumber = (from: number, to: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(from).max(to));

const variable = <T>(definition: EnvironmentVariable<T>) => definition;

/** Every variable the host reads. The README lists the same names, and a test compares the two. */
export const environmentVariables = {
  HOST: variable({
    fallback: '127.0.0.1',
    allowed: 'a host name or an IP address; 0.0.0.0 listens on every network',
    meaning: 'Address to listen on',
    schema: z.string().regex(/^[\w.:-]+$/),
  }),
  PORT: variable({
    fallback: '4680',
    allowed: 'a whole number from 0 to 65535; 0 takes any free port',
    meaning: 'Port of the console and the API',
    schema: wholeNumber(0, 65535),
  }),
  WINDMAKER_URL: variable({
    fallback: '',
    allowed: 'empty, or https://… (http://… for tests) without a path',
    meaning:
      'Address that browsers use, when it is not the one listened on: behind a proxy that speaks https',
    schema: z
      .string()
      .regex(/^(https?:\/\/[^/?#@\s]+)?\/?$/)
      .transform((url) => url.replace(/\/$/, '') || null),
  }),
  WINDMAKER_PROXIES: variable({
    fallback: '0',
    allowed: 'a whole number from 0 to 5',
    meaning: 'How many proxies of yours stand in front; their X-Forwarded-For says who is asking',
    schema: wholeNumber(0, 5),
  }),
  WINDMAKER_RATE: variable({
    fallback: '600',
    allowed: 'a whole number from 10 to 100000',
    meaning: 'Most API calls a minute of one session or, before sign-in, of one sender',
    schema: wholeNumber(10, 100_000),
  }),
  OIDC_ISSUER: variable({
    fallback: '',
    allowed: 'empty, or the https:// address of an OpenID Connect provider',
    meaning: 'Single sign-on: the provider, as its discovery document names itself; empty turns it off',
    schema: z
      .string()
      .regex(/^(https:\/\/\S+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/\S*)?)?$/)
      .transform((url) => url || null),
  }),
  OIDC_CLIENT_ID: variable({
    fallback: '',
    allowed: 'the name under which the provider knows this installation',
    meaning: 'Single sign-on: client id',
    schema: z.string().max(500),
  }),
  OIDC_CLIENT_SECRET: variable({
    fallback: '',
    allowed: 'the secret that the provider gave this installation',
    meaning: 'Single sign-on: client secret; empty for a public client',
    schema: z
      .string()
      .max(2000)
      .transform((secret) => secret || null),
    secret: true,
  }),
  OIDC_NAME: variable({
    fallback: '企业账号 · SSO',
    allowed: 'up to 40 characters',
    meaning: 'Single sign-on: what its button says',
    schema: z.string().max(40),
  }),
  DATABASE_URL: variable({
    fallback: '',
    allowed: 'empty, or a URL that begins with postgres:// or postgresql://',
    meaning: 'Your own PostgreSQL 15 or newer; empty starts the embedded one in WINDMAKER_DATA',
    schema: z
      .string()
      .regex(/^(postgres(ql)?:\/\/.+)?$/)
      .transform((url) => url || null),
    secret: true,
  }),
  DATABASE_POOL_SIZE: variable({
    fallback: '10',
    allowed: 'a whole number from 2 to 100',
    meaning: 'Most connections to the database at once',
    schema: wholeNumber(2, 100),
  }),
  DATABASE_TIMEOUT_SECONDS: variable({
    fallback: '60',
    allowed: 'a whole number from 1 to 3600',
    meaning: 'Longest time for one database statement',
    schema: wholeNumber(1, 3600),
  }),
  WINDMAKER_DATA: variable({
    fallback: './data',
    allowed: 'a folder that can be created or written',
    meaning: 'Folder of the embedded database',
    schema: z.string().min(1),
  }),
  WINDMAKER_SAMPLE: variable({
    fallback: 'on',
    allowed: 'on or off',
    meaning: 'Load the fictional sample data into an empty database on the first start',
    schema: z.enum(['on', 'off']).transform((choice) => choice === 'on'),
  }),
  WINDMAKER_IMPORT_MEGABYTES: variable({
    fallback: '512',
    allowed: 'a whole number from 1 to 10240',
    meaning: 'Largest file that can be imported',
    schema: wholeNumber(1, 10_240),
  }),
  WINDMAKER_IMPORT_ROWS: variable({
    fallback: '5000000',
    allowed: 'a whole number from 1 to 50000000',
    meaning: 'Most rows in one imported file',
    schema: wholeNumber(1, 50_000_000),
  }),
  WINDMAKER_WEBHOOK_PRIVATE: variable({
    fallback: 'off',
    allowed: 'on or off',
    meaning:
      'Webhooks may lead into a private network, and to this machine by http; off sends to public addresses only',
    schema: z.enum(['on', 'off']).transform((choice) => choice === 'on'),
  }),
  LOG_LEVEL: variable({
    fallback: 'info',
    allowed: 'error, info or debug',
    meaning: 'What is printed: failures; also what happened; also every request',
    schema: z.enum(LOG_LEVELS),
  }),
};

type Variables = typeof environmentVariables;
type Name = keyof Variables;
type Value<N extends Name> = z.output<Variables[N]['schema']>;

export interface SingleSignOnConfig {
  issuer: string;
  clientId: string;
  /** Null: a public client. */
  clientSecret: string | null;
  name: string;
}

export interface HostConfig {
  host: string;
  port: number;
  /** Origin that browsers use, without a slash at the end; null: the one listened on. */
  publicUrl: string | null;
  proxies: number;
  callsPerMinute: number;
  singleSignOn: SingleSignOnConfig | null;
  /** Null: the embedded PostgreSQL in `dataFolder`. */
  databaseUrl: string | null;
  databasePoolSize: number;
  databaseTimeoutSeconds: number;
  /** Absolute path. */
  dataFolder: string;
  loadsSample: boolean;
  importMegabytes: number;
  importRows: number;
  allowsPrivateWebhooks: boolean;
  logLevel: LogLevel;
}

/** @throws StartError naming the variable, its value and what is allowed */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  workingFolder: string,
): HostConfig {
  refuseUnknownNames(environment);
  const read = <N extends Name>(name: N) => readVariable(name, environment[name]) as Value<N>;
  return {
    host: read('HOST'),
    port: read('PORT'),
    publicUrl: read('WINDMAKER_URL'),
    proxies: read('WINDMAKER_PROXIES'),
    callsPerMinute: read('WINDMAKER_RATE'),
    singleSignOn: readSingleSignOn(read('OIDC_ISSUER'), {
      clientId: read('OIDC_CLIENT_ID'),
      clientSecret: read('OIDC_CLIENT_SECRET'),
      name: read('OIDC_NAME'),
    }),
    databaseUrl: read('DATABASE_URL'),
    databasePoolSize: read('DATABASE_POOL_SIZE'),
    databaseTimeoutSeconds: read('DATABASE_TIMEOUT_SECONDS'),
    dataFolder: resolve(workingFolder, read('WINDMAKER_DATA')),
    loadsSample: read('WINDMAKER_SAMPLE'),
    importMegabytes: read('WINDMAKER_IMPORT_MEGABYTES'),
    importRows: read('WINDMAKER_IMPORT_ROWS'),
    allowsPrivateWebhooks: read('WINDMAKER_WEBHOOK_PRIVATE'),
    logLevel: read('LOG_LEVEL'),
  };
}

function readSingleSignOn(
  issuer: string | null,
  client: Omit<SingleSignOnConfig, 'issuer'>,
): SingleSignOnConfig | null {
  if (issuer === null && client.clientId === '') return null;
  if (issuer === null)
    throw new StartError('OIDC_CLIENT_ID is set, but OIDC_ISSUER is not; set both or none.');
  if (client.clientId === '')
    throw new StartError('OIDC_ISSUER is set, but OIDC_CLIENT_ID is not; set both or none.');
  return { issuer, ...client };
}

function readVariable(name: Name, text: string | undefined): unknown {
  const definition: EnvironmentVariable<unknown> = environmentVariables[name];
  const parsed = definition.schema.safeParse(text?.trim() || definition.fallback);
  if (parsed.success) return parsed.data;
  const shown = definition.secret ? 'set to something else' : `"${text}"`;
  throw new StartError(`${name} is ${shown}, but must be ${definition.allowed}.`);
}

/** A misspelt name would otherwise be ignored in silence. */
function refuseUnknownNames(environment: Readonly<Record<string, string | undefined>>): void {
  const unknown = Object.keys(environment).find(
    (name) => name.startsWith('WINDMAKER_') && !(name in environmentVariables),
  );
  if (!unknown) return;
  const known = Object.keys(environmentVariables).filter((name) => name.startsWith('WINDMAKER_'));
  throw new StartError(`${unknown} is not a variable of Windmaker, which knows ${known.join(', ')}.`);
}
