import { useMemo } from 'react';
import type { Webhook } from '../../contract/webhooks.ts';
import { ALERT_KINDS } from '../../domain/alert/alert-kind.ts';
import { ALERT_KIND_WORDS } from '../../domain/alert/alert-kind-words.ts';
import type { Tone } from '../../ui/blocks/state-tag.tsx';
import { useLocalized } from '../../ui/i18n/language.ts';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { useWebhooksMessages } from './messages.ts';
import type { ComparedField, EditedValues } from './webhook-draft.ts';

type State = 'on' | 'off' | 'gone' | 'failing';

const TONES: Record<State, Tone> = { on: 'good', off: 'neutral', gone: 'bad', failing: 'attention' };

/** On means little when the newest message has not arrived. */
function stateOf({ enabled, offReason, lastDelivery }: Webhook): State {
  if (!enabled) return offReason ?? 'off';
  return lastDelivery && lastDelivery.problem !== null && lastDelivery.problem !== 'off' ? 'failing' : 'on';
}

export function useWebhookTexts() {
  const t = useWebhooksMessages();
  const shared = useSharedMessages();
  const localized = useLocalized();
  return useMemo(() => {
    const kinds = (chosen: Webhook['kinds']) =>
      chosen.length === ALERT_KINDS.length
        ? t('allKinds')
        : chosen.map((kind) => localized(ALERT_KIND_WORDS[kind])).join(shared('separator'));
    return {
      kinds,
      kind: (kind: Webhook['kinds'][number]) => localized(ALERT_KIND_WORDS[kind]),
      state: (webhook: Webhook) => {
        const state = stateOf(webhook);
        return { tone: TONES[state], text: t(`state.${state}`) };
      },
      field: (field: ComparedField, values: EditedValues): string => {
        if (field === 'format') return t(`format.${values.format}`);
        if (field === 'language') return t(`language.${values.language}`);
        if (field === 'kinds') return kinds(values.kinds);
        if (field === 'enabled') return t(values.enabled ? 'state.on' : 'state.off');
        return values[field];
      },
    };
  }, [t, shared, localized]);
}
