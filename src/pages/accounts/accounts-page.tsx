import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Account } from '../../contract/accounts.ts';
import { ROLES } from '../../domain/access/role.ts';
import { accountCountsQuery, accountsQuery } from '../../queries/accounts.ts';
import { problemOf } from '../../queries/request.ts';
import { useAccessWords } from '../../ui/access/use-access-words.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { useDrawerParam } from '../../ui/blocks/drawer.tsx';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { FilterBar } from '../../ui/blocks/filter-bar.tsx';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { SearchBox } from '../../ui/blocks/search-box.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { SelectMenu } from '../../ui/blocks/select-menu.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useAccountColumns } from './account-columns.tsx';
import { AccountDrawer } from './account-drawer.tsx';
import { useAccountsMessages } from './messages.ts';
import './accounts.css';

const STATUSES = ['invited', 'active', 'disabled'] as const;
const FILTERS = ['q', 'role', 'status'] as const;

export function Component() {
  const t = useAccountsMessages();
  const f = useFormats();
  const words = useAccessWords();
  const [search, setSearch] = useSearchParams();
  const [opened, open, close] = useDrawerParam('account');
  const q = search.get('q') ?? '';
  const role = ROLES.find((one) => one === search.get('role'));
  const status = STATUSES.find((one) => one === search.get('status'));
  const list = useInfiniteQuery(
    accountsQuery({ ...(q && { q }), ...(role && { role }), ...(status && { status }) }),
  );
  const counts = useQuery(accountCountsQuery());
  const columns = useAccountColumns();
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);

  const filter = (name: (typeof FILTERS)[number], value: string | null) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: name === 'q' },
    );
  const add = (
    <Button kind="primary" icon="plus" onClick={() => open('new')}>
      {t('add')}
    </Button>
  );
  return (
    <Page>
      <PageHeader title={t('title')} actions={add} />
      {counts.data && (
        <FindingSentence
          text={t('finding')}
          parts={{
            active: f.number(counts.data.active),
            invited: f.number(counts.data.invited),
            disabled: f.number(counts.data.disabled),
          }}
        />
      )}
      <FilterBar
        active={[
          ...(role ? [{ key: 'role', label: words.role(role), onRemove: () => filter('role', null) }] : []),
          ...(status
            ? [{ key: 'status', label: t(`status.${status}`), onRemove: () => filter('status', null) }]
            : []),
        ]}
        onReset={() => setSearch({})}
      >
        <SearchBox value={q} onChange={(value) => filter('q', value)} label={t('search')} shortcut />
        <SelectMenu
          label={t('role')}
          options={ROLES.map((value) => ({ value, label: words.role(value) }))}
          value={role ?? null}
          onChange={(value) => filter('role', value)}
          allowClear
          emptyLabel={t('allRoles')}
        />
        <SelectMenu
          label={t('status')}
          options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
          value={status ?? null}
          onChange={(value) => filter('status', value)}
          allowClear
          emptyLabel={t('allStatuses')}
        />
      </FilterBar>
      <Section>
        <DataTable<Account>
          id="accounts"
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          onActivate={(row) => open(row.id)}
          rowLabel={(row) => row.name}
          total={list.data?.pages[0]?.total ?? 0}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onLoadMore={() => void list.fetchNextPage()}
          loading={list.isPending}
          error={problemOf(list.error)}
          onRetry={() => void list.refetch()}
          height="content"
          empty={<EmptyState title={t('emptyTitle')} detail={t('emptyDetail')} action={add} />}
        />
      </Section>
      {opened && <AccountDrawer key={opened} id={opened} onClose={close} />}
    </Page>
  );
}
