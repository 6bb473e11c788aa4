import type { WebhookDelivery } from '../../contract/webhooks.ts';
import { StateTag, type Tone } from '../../ui/blocks/state-tag.tsx';
import { useDeliveryMessages } from './delivery-messages.ts';

type State = 'waiting' | 'retrying' | 'delivered' | 'failed';

const TONES: Record<State, Tone> = {
  waiting: 'info',
  retrying: 'attention',
  delivered: 'good',
  failed: 'bad',
};

export function DeliveryTag({ delivery }: { delivery: Pick<WebhookDelivery, 'state' | 'problem'> }) {
  const t = useDeliveryMessages();
  const { state, problem } = delivery;
  const shown: State = state === 'pending' ? (problem === null ? 'waiting' : 'retrying') : state;
  return <StateTag tone={TONES[shown]}>{t(`state.${shown}`)}</StateTag>;
}
