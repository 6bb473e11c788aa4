import ConfigProvider from 'antd/es/config-provider';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import type { DirectoryRow } from '../../../src/contract/providers.ts';
import { defaultModel } from '../../../src/domain/model/default-model.ts';
import {
  type DirectoryColumn,
  useDirectoryColumns,
} from '../../../src/pages/providers/directory-columns.tsx';
import { useModelWords } from '../../../src/ui/definition/model-words.ts';
import { antdTheme } from '../../../src/ui/theme/antd-theme.ts';
import { AntdTable } from './antd-table.tsx';
import { directoryRows } from './directory-rows.ts';
import { OwnTable } from './own-table.tsx';
import '../../../src/app/first-paint.css';

export type Row = DirectoryRow;

export interface TableProps {
  rows: Row[];
  columns: DirectoryColumn[];
  quickFilter: string;
  /** px of the part that scrolls. */
  height: number;
}

declare global {
  interface Window {
    /** Sets the quick filter, as the search box of a page would. */
    filterRows: (text: string) => void;
  }
}

const ROWS = 10_000;
const HEIGHT = 720;

/** One table alone: /?table=own or /?table=antd. */
const parameters = new URLSearchParams(window.location.search);
const TableUnderTest = parameters.get('table') === 'antd' ? AntdTable : OwnTable;
const rows = directoryRows(defaultModel, ROWS);

function BenchPage() {
  const [quickFilter, setQuickFilter] = useState('');
  window.filterRows = setQuickFilter;
  const words = useModelWords(defaultModel);
  const columns = useDirectoryColumns(defaultModel, words, '2026-09', false);
  return <TableUnderTest rows={rows} columns={columns} quickFilter={quickFilter} height={HEIGHT} />;
}

const theme = antdTheme('light', false);
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <ConfigProvider theme={theme} wave={{ disabled: true }}>
    <MemoryRouter>
      <BenchPage />
    </MemoryRouter>
  </ConfigProvider>,
);
