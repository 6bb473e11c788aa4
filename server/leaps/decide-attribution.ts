import type { LeapDetail } from '../../src/contract/leaps.ts';
import type { AppContext, Caller } from '../context.ts';
import { ApiProblem, conflict } from '../http/problem.ts';
import type { WriteUnit } from '../http/unit-of-work.ts';
import { lockFactsForStoring } from '../imports/fact-lock.ts';
import { requireLeap } from './leap-row.ts';
import { readLeap, readProviders } from './read-leap.ts';
import { refreshLeaps } from './refresh-leaps.ts';

interface Decision {
  providerId: string;
  reason: string;
}

/** Names the owner of a disputed leap and evaluates again. Throws not_found, conflict, forbidden or invalid_request. */
export async function decideAttribution(
  { db, record }: WriteUnit,
  context: Pick<AppContext, 'now' | 'newId'>,
  { caller, leapId }: { caller: Caller; leapId: string },
  { providerId, reason }: Decision,
): Promise<LeapDetail> {
  // First of all: of two decisions on one leap the second must find it decided.
  await lockFactsForStoring(db);
  const { state, content, merchantKey, merchantId } = await requireLeap(db, caller, leapId);
  const { attribution, leapMonth } = content;
  if (state !== 'disputed' || attribution === null || leapMonth === null) throw notDisputed();
  const keys = [...new Set(attribution.candidates.map(({ provider }) => provider))];
  const candidates = await readProviders(db, caller, keys);
  if (candidates.size < keys.length) throw beyondArea();
  const owner = [...candidates].find(([, { id }]) => id === providerId);
  if (!owner) throw noCandidate([...candidates.values()].map(({ id }) => id));
  const [ownerKey] = owner;
  await db
    .insertInto('leapDecision')
    .values({
      merchantId: merchantKey,
      month: leapMonth,
      providerId: ownerKey,
      reason,
      at: context.now(),
      accountId: caller.id,
      accountName: caller.name,
    })
    .execute();
  await refreshLeaps(db, context, { by: caller.name, cause: 'decision' });
  const decided = await readLeap(db, caller, leapId);
  const leap = { merchant: merchantId, month: leapMonth };
  record({
    object: { type: 'leap', id: leapId },
    before: { ...leap, state, candidates: [...candidates.values()].map(({ id }) => id).sort() },
    after: { ...leap, state: decided.state, owner: providerId },
    reason,
  });
  return decided;
}

function notDisputed(): ApiProblem {
  return conflict(
    {
      zh: '这次跃迁现在没有归属争议，不需要裁定。',
      en: 'The ownership of this leap is not disputed now; there is nothing to decide.',
    },
    { zh: '刷新页面查看当前归属。', en: 'Reload the page to see who owns it.' },
  );
}

function beyondArea(): ApiProblem {
  return new ApiProblem(
    'forbidden',
    {
      zh: '候选服务商中有不属于你的区域的，由平台运营裁定。',
      en: 'Not every candidate belongs to your region: platform operations decides.',
    },
    { zh: '请联系平台运营人员。', en: 'Ask the platform operations team.' },
  );
}

function noCandidate(ids: readonly string[]): ApiProblem {
  const list = ids.toSorted();
  return new ApiProblem(
    'invalid_request',
    { zh: '所选服务商不是这次跃迁的候选归属方。', en: 'That provider is no candidate for this leap.' },
    { zh: '从候选服务商中选择一家。', en: 'Choose one of the candidates.' },
    [
      {
        path: 'body.providerId',
        message: { zh: `候选：${list.join('、')}`, en: `candidates: ${list.join(', ')}` },
      },
    ],
  );
}
