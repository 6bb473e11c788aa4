import { useMemo } from 'react';
import type { Webhook } from '../../contract/webhooks.ts';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import type { DataColumn } from '../../ui/table/data-column.ts';
import { DeliveryTag } from './delivery-tag.tsx';
import { useWebhooksMessages } from './messages.ts';
import { useWebhookTexts } from './use-webhook-texts.ts';

export function useWebhookColumns(): DataColumn<Webhook>[] {
  const t = useWebhooksMessages();
  const f = useFormats();
  const texts = useWebhookTexts();
  return useMemo<DataColumn<Webhook>[]>(
    () => [
      {
        id: 'name',
        header: t('name'),
        width: 220,
        pinned: 'start',
        card: 'title',
        hideable: false,
        value: (row) => row.name,
      },
      {
        id: 'format',
        header: t('format'),
        width: 180,
        card: 'fact',
        value: (row) => t(`format.${row.format}`),
      },
      {
        id: 'kinds',
        header: t('kinds'),
        width: 240,
        value: (row) => texts.kinds(row.kinds),
      },
      {
        id: 'state',
        header: t('state'),
        width: 150,
        card: 'badge',
        value: (row) => texts.state(row).text,
        cell: (row) => {
          const { tone, text } = texts.state(row);
          return <StateTag tone={tone}>{text}</StateTag>;
        },
      },
      {
        id: 'lastDelivery',
        header: t('lastDelivery'),
        width: 260,
        card: 'fact',
        value: (row) => row.lastDelivery?.createdAt ?? null,
        cell: (row) =>
          row.lastDelivery && (
            <span className="webhooks-last">
              <DeliveryTag delivery={row.lastDelivery} />
              <span className="wm-num">{f.instant(row.lastDelivery.createdAt)}</span>
            </span>
          ),
        missing: () => t('noDelivery'),
      },
      {
        id: 'address',
        header: t('address'),
        width: 260,
        hidden: true,
        value: (row) => row.address,
        tip: () => t('addressHint'),
      },
      {
        id: 'created',
        header: t('created'),
        width: 220,
        hidden: true,
        value: (row) => row.createdAt,
        cell: (row) => t('createdValue', { by: row.createdBy, at: f.instant(row.createdAt) }),
      },
    ],
    [t, f, texts],
  );
}
