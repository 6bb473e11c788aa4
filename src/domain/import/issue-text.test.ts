import { describe, expect, it } from 'vitest';
import { REJECTION_CODES, WARNING_CODES } from './import-issue.ts';
import { explainIssue } from './issue-text.ts';

const DETAIL = {
  found: 3,
  expected: 5,
  limit: 200,
  cadence: 'month',
  latest: '2026-10',
  firstLine: 17,
  unit: 'yuan',
  numerator: 5,
  denominator: 4,
  indicator: 'gpm',
  minimum: 0,
  maximum: 1,
  computed: 0.5,
  allowed: 'mcn, belt',
  paid: 100,
  startedOn: '2026-01-01',
  endedOn: '',
};

describe('explainIssue', () => {
  it.each([...REJECTION_CODES, ...WARNING_CODES])('%s is explained in both languages, with a fix', (code) => {
    const { reason, fix } = explainIssue({ code, value: 'abc', detail: DETAIL });
    for (const text of [reason.zh, reason.en, fix.zh, fix.en]) {
      expect(text.length).toBeGreaterThan(3);
      expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    }
    expect(reason.zh).toMatch(/\p{Script=Han}/u);
    expect(reason.en.replace(/“[^”]*”/g, '')).not.toMatch(/\p{Script=Han}/u);
  });

  it('names the first line, the bound and the cell', () => {
    const text = (code: 'duplicate_conflict' | 'above_maximum' | 'not_a_number') =>
      explainIssue({ code, value: '85', detail: DETAIL }).reason.en;
    expect(text('duplicate_conflict')).toContain('line 17');
    expect(text('above_maximum')).toContain('maximum 1 of gpm');
    expect(text('not_a_number')).toContain('“85”');
  });

  it('knows an id that a spreadsheet has damaged', () => {
    const { reason } = explainIssue({ code: 'unknown_provider', value: '1.23E+11', detail: {} });
    expect(reason.en).toContain('scientific notation');
  });

  it('cuts long cells', () => {
    const { reason } = explainIssue({ code: 'not_a_number', value: 'x'.repeat(9000), detail: {} });
    expect(reason.en.length).toBeLessThan(80);
  });
});
