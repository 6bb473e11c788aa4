import { useQuery } from '@tanstack/react-query';
import type { Webhook } from '../../contract/webhooks.ts';
import { problemOf } from '../../queries/request.ts';
import { webhooksQuery } from '../../queries/webhooks.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { useDrawerParam } from '../../ui/blocks/drawer.tsx';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useWebhooksMessages } from './messages.ts';
import { useWebhookColumns } from './webhook-columns.tsx';
import { WebhookDrawer } from './webhook-drawer.tsx';
import './webhooks.css';

const NONE: readonly Webhook[] = [];

export function Component() {
  const t = useWebhooksMessages();
  const [opened, open, close] = useDrawerParam('webhook');
  const list = useQuery(webhooksQuery());
  const columns = useWebhookColumns();
  const rows = list.data?.items ?? NONE;
  const add = (
    <Button kind="primary" icon="plus" onClick={() => open('new')}>
      {t('add')}
    </Button>
  );
  return (
    <Page>
      <PageHeader title={t('title')} actions={rows.length > 0 ? add : undefined} />
      {list.data && <Finding webhooks={rows} />}
      {list.data?.sends === false && <Notice tone="info">{t('demo')}</Notice>}
      <Section>
        <DataTable<Webhook>
          id="webhooks"
          label={t('title')}
          mode="client"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          onActivate={(row) => open(row.id)}
          rowLabel={(row) => row.name}
          currentKey={opened}
          loading={list.isPending}
          error={problemOf(list.error)}
          onRetry={() => void list.refetch()}
          height="content"
          empty={<EmptyState title={t('emptyTitle')} detail={t('emptyDetail')} action={add} />}
        />
      </Section>
      {opened && (
        <WebhookDrawer
          key={opened}
          id={opened}
          sends={list.data?.sends ?? true}
          onOpen={open}
          onClose={close}
        />
      )}
    </Page>
  );
}

function Finding({ webhooks }: { webhooks: readonly Webhook[] }) {
  const t = useWebhooksMessages();
  const f = useFormats();
  if (webhooks.length === 0) return <FindingSentence text={t('findingNone')} />;
  const sum = (pick: (webhook: Webhook) => number) => webhooks.reduce((total, one) => total + pick(one), 0);
  return (
    <FindingSentence
      text={t('finding', { count: sum(({ pending }) => pending) })}
      parts={{
        on: f.number(sum(({ enabled }) => Number(enabled))),
        off: f.number(sum(({ enabled }) => Number(!enabled))),
        failed: <strong>{f.number(sum(({ failed }) => failed))}</strong>,
      }}
    />
  );
}
