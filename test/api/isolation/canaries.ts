import type { Caller } from '../../../server/context.ts';
import { mayDo } from '../../../src/domain/access/policy.ts';
import { covers } from '../../../src/domain/access/scope.ts';
import { isNumbered, seesAlert } from './alerts.ts';
import { MERCHANTS, RELATIONS, seesEveryMonth, seesMerchant } from './merchants.ts';
import type { Objects } from './objects.ts';
import { seesTarget, seesTargetNote, TARGETS, type TargetName } from './targets.ts';
import { EVERYBODY, placed, TENANTS } from './tenants.ts';

/** A text that stands in the database and may be read by some only. */
export interface Canary {
  token: string;
  isFor(caller: Caller | null): boolean;
}

const isOps = (caller: Caller | null) =>
  caller !== null &&
  caller.scope === null &&
  mayDo(caller.role, 'import.read') &&
  mayDo(caller.role, 'assessment.read');

/** Who may read what is said by the policy and the scope alone. */
export function canariesOf(objects: Objects): Canary[] {
  const ofProviders = EVERYBODY.flatMap((tenant) =>
    [tenant.id, tenant.name, tenant.nameEn, tenant.industry].map((token) => ({
      token,
      isFor: (caller: Caller | null) => caller !== null && covers(caller.scope, placed(tenant)),
    })),
  );
  const ofThePlatform = [
    'cnry-file-of-providers',
    'cnry-file-of-facts',
    'cnry-file-of-merchants',
    'cnry-file-of-service_relations',
    'cnry-file-of-merchant_months',
    'cnry-file-ready',
    'cnry-file-waiting',
    'cnry-rejected-cell',
    'cnry-published-note',
    'cnry-draft-note',
    'cnry-staff-name',
    objects.draft.id,
    objects.draft.resultHash,
    objects.stored.id,
    objects.ready.id,
    objects.waiting.id,
  ].map((token) => ({ token, isFor: isOps }));
  const ofPeople = ['cnry-account-id', 'cnry-mail', 'cnry-account-name'].map((token) => ({
    token,
    isFor: (caller: Caller | null) =>
      mayDo(caller?.role ?? null, 'account.read') ||
      // Whoever gives targets to people is told who there is, and no address.
      (token !== 'cnry-mail' && mayDo(caller?.role ?? null, 'target.write')),
  }));
  const { webhook } = objects;
  const ofNobody = [
    ...['cnry-agent', 'cnry-invitation', 'cnry-failure', 'cnry-webhook-key'],
    webhook.secret.toLowerCase(),
  ].map((token) => ({
    token,
    isFor: () => false,
  }));
  const { decided, ...open } = objects.appeals;
  const ofAppeals = [
    [
      TENANTS.A,
      'cnry-words-of-an-appeal',
      'cnry-evidence-of-an-appeal',
      'cnry-question-of-the-desk',
      ...Object.values(open).map(({ id }) => id),
    ] as const,
    [TENANTS.C, 'cnry-words-of-another-appeal', 'cnry-reason-of-the-desk', decided.id] as const,
  ].flatMap(([tenant, ...tokens]) =>
    tokens.map((token) => ({
      token,
      isFor: (caller: Caller | null) => caller !== null && covers(caller.scope, placed(tenant)),
    })),
  );
  const ofMerchants = Object.values(MERCHANTS).flatMap((merchant) => [
    ...[merchant.id, merchant.name, merchant.nameEn, merchant.industry].map((token) => ({
      token,
      isFor: (caller: Caller | null) => seesMerchant(caller, merchant),
    })),
    {
      token: String(merchant.paidYuan[0]),
      isFor: (caller: Caller | null) => seesEveryMonth(caller, merchant),
    },
  ]);
  // A relation is told to whoever may read its provider.
  const ofRelations = RELATIONS.flatMap(({ sessions, tenant }) =>
    sessions === null
      ? []
      : [
          {
            token: String(sessions),
            isFor: (caller: Caller | null) => caller !== null && covers(caller.scope, placed(tenant)),
          },
        ],
  );
  const ofTargets = (Object.keys(TARGETS) as TargetName[]).flatMap((name) => [
    { token: String(TARGETS[name].goal), isFor: (caller: Caller | null) => seesTarget(caller, name) },
    { token: objects.targets[name].id, isFor: (caller: Caller | null) => seesTarget(caller, name) },
    { token: TARGETS[name].note, isFor: (caller: Caller | null) => seesTargetNote(caller, name) },
  ]);
  const ofAlerts = objects.alerts.filter(isNumbered).map((alert) => ({
    token: alert.id,
    isFor: (caller: Caller | null) => seesAlert(caller, alert, objects),
  }));
  const ofRules = [
    // Who set the rules and the targets, the leads are told as well.
    ...['cnry-note-of-the-rules', 'cnry-setter-name'].map((token) => ({
      token,
      isFor: (caller: Caller | null) => mayDo(caller?.role ?? null, 'programme.read'),
    })),
    {
      token: 'cnry-reason-of-a-decision',
      isFor: (caller: Caller | null) =>
        seesMerchant(caller, MERCHANTS.decided) && mayDo(caller?.role ?? null, 'programme.read'),
    },
  ];
  const ofWebhooks = ['cnry-webhook-name', webhook.webhook.id, webhook.delivery.id].map((token) => ({
    token,
    isFor: (caller: Caller | null) => mayDo(caller?.role ?? null, 'webhook.read'),
  }));
  return [
    ...ofProviders,
    ...ofMerchants,
    ...ofRelations,
    ...ofTargets,
    ...ofAlerts,
    ...ofRules,
    ...ofAppeals,
    ...ofThePlatform,
    ...ofPeople,
    ...ofNobody,
    ...ofWebhooks,
  ];
}

/** Tokens of others that stand in a text; what the caller said themselves is no leak when it is said back. */
export function findLeaks(
  text: string,
  said: string,
  caller: Caller | null,
  canaries: readonly Canary[],
): string[] {
  const heard = unescaped(text);
  if (!heard.includes('cnry') && !canaries.some(({ token }) => heard.includes(token))) return [];
  const known = unescaped(said);
  return canaries
    .filter(({ token, isFor }) => heard.includes(token) && !known.includes(token) && !isFor(caller))
    .map(({ token }) => token);
}

function unescaped(text: string): string {
  let plain = text;
  try {
    plain += ` ${decodeURIComponent(text)}`;
  } catch {
    // Not every text is an address.
  }
  return plain.toLowerCase();
}
