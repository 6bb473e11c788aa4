import { expect, test } from 'vitest';
import { targetName } from './target-words.ts';

const indicators = [{ code: 'gpm', name: { zh: '千次观看成交金额', en: 'GMV per thousand views' } }];

test('a target is named by what it means in its kind of file', () => {
  expect(targetName('providers', 'id', []).zh).toBe('服务商编号');
  expect(targetName('facts_long', 'n', []).en).toBe('Sample size');
  expect(targetName('facts_wide', 'period', []).zh).toBe('周期');
  expect(targetName('facts_wide', 'gpm', indicators).zh).toBe('千次观看成交金额');
  expect(targetName('facts_wide', 'gpm.denominator', indicators)).toEqual({
    zh: '千次观看成交金额 · 分母',
    en: 'GMV per thousand views · Denominator',
  });
});

test('what the model no longer knows keeps its code', () => {
  expect(targetName('facts_wide', 'gone.numerator', indicators).en).toBe('gone · Numerator');
  expect(targetName('facts_wide', 'constructor', indicators).zh).toBe('constructor');
});
