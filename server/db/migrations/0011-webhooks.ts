import { type Kysely, sql } from 'kysely';

/** What an administrator sees of a webhook: neither its secret nor its address, which may hold a key of its own. */
const SHOWN = `id, public_id, name, address, format, language, kinds, enabled, off_reason, previous_secret_until,
  revision, created_at, created_by, updated_at`;

/** Where alerts are told outside, and what is told: rows of the outbox are written with the alerts themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table webhook (
      id integer generated always as identity primary key, public_id text not null unique,
      name text not null, url text not null, address text not null,
      format text not null check (format in ('json', 'feishu', 'dingtalk', 'wecom')),
      language text not null check (language in ('zh', 'en')), kinds text[] not null check (kinds <> '{}'),
      enabled boolean not null default true, off_reason text check (off_reason = 'gone'),
      secret text not null, previous_secret text, previous_secret_until timestamptz,
      revision integer not null default 1, created_at timestamptz not null, created_by text not null,
      updated_at timestamptz not null, check (off_reason is null or not enabled))`,
    `create table webhook_delivery (
      id bigint generated always as identity primary key, public_id text not null unique default gen_random_uuid()::text,
      webhook_id integer not null references webhook on delete cascade,
      test boolean not null, message jsonb not null, alerts integer not null check ((alerts = 0) = test),
      created_at timestamptz not null, state text not null check (state in ('pending', 'delivered', 'failed')),
      attempts integer not null default 0, due_at timestamptz check ((due_at is not null) = (state = 'pending')),
      last_attempt_at timestamptz, status integer, problem text, answer text, body text)`,
    `create index webhook_delivery_due on webhook_delivery (webhook_id, due_at) where state = 'pending'`,
    `create index webhook_delivery_by_webhook on webhook_delivery (webhook_id, id)`,
    ...secrets(),
    ...rowSecurity(),
    ...grants(),
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** Whoever changes a secret cannot read the one before, so the database itself keeps it for a day. */
function secrets(): string[] {
  const changed = (row: string) =>
    `(${row}.name, ${row}.url, ${row}.format, ${row}.language, ${row}.kinds, ${row}.enabled, ${row}.secret)`;
  return [
    `create function webhook_count_revision() returns trigger language plpgsql as $$
      begin
        if ${changed('new')} is distinct from ${changed('old')} then new.revision := old.revision + 1; end if;
        if new.secret is distinct from old.secret then
          new.previous_secret := old.secret;
          new.previous_secret_until := new.updated_at + interval '1 day';
        end if;
        return new;
      end $$`,
    `create trigger count_revision before update on webhook for each row execute function webhook_count_revision()`,
  ];
}

function rowSecurity(): string[] {
  return ['webhook', 'webhook_delivery'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `create policy scope on ${table} using ((select reads_platform())) with check ((select reads_platform()))`,
  ]);
}

function grants(): string[] {
  return [
    `grant select (${SHOWN}), delete, insert (public_id, name, url, address, format, language, kinds, secret, created_at,
        created_by, updated_at),
      update (name, url, address, format, language, kinds, enabled, off_reason, secret, updated_at)
      on webhook to windmaker_admin`,
    `grant select, update (state, due_at, problem) on webhook_delivery to windmaker_admin`,
    // Whoever causes an alert also causes what is told of it, and reads nothing of whom it is told to.
    `grant select (id, enabled, kinds) on webhook to windmaker_grader`,
    `grant insert (webhook_id, test, message, alerts, created_at, state, due_at) on webhook_delivery to windmaker_grader`,
  ];
}
