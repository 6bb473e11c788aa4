import { useCallback } from 'react';
import type { WebhookDelivery } from '../../contract/webhooks.ts';
import { useDeliveryMessages } from './delivery-messages.ts';

type Attempted = Pick<WebhookDelivery, 'problem' | 'status' | 'answer'>;

/** Why the last attempt did not arrive, and what to do where something can be done; null: nothing is wrong. */
export function useProblemText(): (delivery: Attempted) => string | null {
  const t = useDeliveryMessages();
  return useCallback(
    ({ problem, status, answer }) => {
      switch (problem) {
        case null:
          return null;
        case 'answer':
          return t('problem.answer', { answer: refusalOf(answer ?? '') || t('noAnswer') });
        case 'unreachable': {
          const cause = causeOf(answer ?? '');
          const words = cause === null ? answer : t(`cause.${cause}`, { code: answer ?? '' });
          return t('problem.unreachable', { answer: words ?? t('noAnswer') });
        }
        case 'address_refused':
          return t('problem.address_refused', { answer: answer ?? t('noAnswer') });
        case 'redirected':
        case 'status':
          return t(`problem.${problem}`, { status: String(status ?? '') });
        default:
          return t(`problem.${problem}`);
      }
    },
    [t],
  );
}

/** The words of a group bot's answer, which may be cut off; the answer itself where they are not found. */
function refusalOf(answer: string): string {
  const [, words] = /"(?:errmsg|msg|StatusMessage)"\s*:\s*"((?:[^"\\]|\\.)*)/.exec(answer) ?? [];
  return words || answer;
}

/** What a failed connection's code means, for the ones that somebody can do something about. */
function causeOf(code: string): 'name' | 'refused' | 'reset' | 'certificate' | null {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name';
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'reset';
  return /CERT|SIGNATURE/.test(code) ? 'certificate' : null;
}
