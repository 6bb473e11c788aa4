import type { Webhook } from '../../contract/webhooks.ts';
import { ALERT_KINDS } from '../../domain/alert/alert-kind.ts';
import { faultOfUrl, type UrlFault } from '../../domain/webhook/webhook-url.ts';

/** What the form holds. */
export interface WebhookDraft {
  name: string;
  format: Webhook['format'];
  language: Webhook['language'];
  kinds: Webhook['kinds'];
  /** Empty in an edit: stays as it is, for it is never answered. */
  url: string;
  enabled: boolean;
}

export const emptyDraft = (language: Webhook['language']): WebhookDraft => ({
  name: '',
  format: 'feishu',
  language,
  kinds: [...ALERT_KINDS],
  url: '',
  enabled: true,
});

export function draftOf({ name, format, language, kinds, enabled }: Webhook): WebhookDraft {
  return { name, format, language, kinds, url: '', enabled };
}

export interface DraftFaults {
  name: boolean;
  url: UrlFault | 'missing' | null;
  kinds: boolean;
}

/** What keeps the draft from being sent. Whether http is allowed on that machine is the service's to say. */
export function faultsOf({ name, url, kinds }: WebhookDraft, isNew: boolean): DraftFaults {
  const given = url.trim();
  return {
    name: name.trim() === '',
    url: given === '' ? (isNew ? 'missing' : null) : faultOfUrl(given, true),
    kinds: kinds.length === 0,
  };
}

export const hasFault = ({ name, url, kinds }: DraftFaults): boolean => name || url !== null || kinds;

/** The fields of a webhook that an edit can change and that can be shown. */
export type EditedValues = Pick<Webhook, 'name' | 'format' | 'language' | 'kinds' | 'enabled' | 'address'>;

const COMPARED = ['name', 'format', 'address', 'language', 'kinds', 'enabled'] as const;
export type ComparedField = (typeof COMPARED)[number];

/** The fields in which the versions are not all the same. */
export function differingFields(...versions: readonly EditedValues[]): ComparedField[] {
  return COMPARED.filter((field) => new Set(versions.map((one) => JSON.stringify(one[field]))).size > 1);
}
