import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { MerchantMoves } from '../../contract/merchant-moves.ts';
import { DEFAULT_BANDS } from '../../domain/leap/band.ts';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import MovesSection from './moves-section.tsx';

const september = { merchants: 4800, up: 1210, upByMore: 30, down: 900, same: 2500, gap: 140, first: 50 };
const october = { merchants: 4812, up: 90, upByMore: 0, down: 110, same: 4600, gap: 1, first: 11 };
const moves: MerchantMoves = {
  from: '2026-09',
  to: '2026-10',
  months: [
    { month: '2026-09', ...september },
    { month: '2026-10', ...october },
  ],
  total: { merchants: 9612, up: 1300, upByMore: 30, down: 1010, same: 7100, gap: 141, first: 61 },
  bands: [...DEFAULT_BANDS],
};

let answer: { status: number; body: unknown };
const asked: URL[] = [];

function open() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <MovesSection filter={{ month: '2026-10', region: ['northeast'] }} month="2026-10" />
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  localStorage.clear();
  updatePreferences({ lang: 'zh' });
  asked.length = 0;
  answer = { status: 200, body: moves };
  vi.stubGlobal('fetch', async (input: string) => {
    asked.push(new URL(input, 'http://localhost'));
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  });
});
afterEach(() => vi.unstubAllGlobals());

it('asks for the twelve months up to the one looked at, and says what they found', async () => {
  open();
  expect(
    await screen.findByRole('heading', { name: '近 2 个月升档 1,300 次，其中跨档 30 次；降档 1,010 次' }),
  ).toBeInTheDocument();
  expect(screen.getByText('另有 141 次跨空档，不计升降')).toBeInTheDocument();
  expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
    from: '2025-11',
    to: '2026-10',
    region: 'northeast',
  });
});

it('opens the months as a picture and as a table, with the total', async () => {
  open();
  expect(screen.queryByRole('listitem')).toBeNull();
  await userEvent.click(await screen.findByRole('button', { name: '按月查看' }));
  const [first] = screen.getAllByRole('listitem');
  expect(first).toHaveAccessibleName('2026年9月：升档 1,210，其中跨档 30；降档 900；持平 2,500；跨空档 140');
  await userEvent.click(screen.getByRole('button', { name: '看表格' }));
  const cells = (name: string) =>
    within(screen.getByRole('row', { name: new RegExp(name) }))
      .getAllByRole('cell')
      .map((cell) => cell.textContent);
  expect(cells('2026年10月')).toEqual(['4,812', '90', '0', '110', '4,600', '1', '11']);
  expect(cells('合计')).toEqual(['9,612', '1,300', '30', '1,010', '7,100', '141', '61']);
});

it('says how a move is counted, with the bands in force', async () => {
  open();
  await userEvent.click(await screen.findByRole('button', { name: /档位变动/ }));
  expect(await screen.findByText(/B0 < 10万 · B1 10万–30万/)).toBeInTheDocument();
});

it('says so when nothing moved, and nothing before the first month', async () => {
  answer.body = { ...moves, total: { ...moves.total, up: 0, upByMore: 0, down: 0, gap: 0 } };
  open();
  expect(await screen.findByRole('heading', { name: '近 2 个月没有商家变动档位' })).toBeInTheDocument();
  expect(screen.queryByText(/跨空档，不计/)).toBeNull();
});

it('speaks English', async () => {
  updatePreferences({ lang: 'en' });
  open();
  expect(
    await screen.findByRole('heading', {
      name: 'In 2 months 1,300 moves up, 30 of them by more than one band; 1,010 down',
    }),
  ).toBeInTheDocument();
});

it('offers another try when it fails', async () => {
  answer = { status: 500, body: { title: '出错了', requestId: 'r9' } };
  open();
  expect(await screen.findByRole('button', { name: '重试' })).toBeInTheDocument();
});
