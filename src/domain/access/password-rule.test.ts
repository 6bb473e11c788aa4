import { expect, test } from 'vitest';
import { findPasswordFault, PASSWORD_LONGEST } from './password-rule.ts';

test.each([
  ['correct horse battery', null],
  ['一二三四五六七八九十甲乙', null],
  ['short', 'too_short'],
  ['👩👩👩👩👩👩', 'too_short'],
  ['aaaaaaaabbbb', 'too_simple'],
  ['x'.repeat(PASSWORD_LONGEST + 1), 'too_long'],
  ['my-Wanglin-2026', 'contains_address'],
])('%s → %s', (password, fault) => {
  expect(findPasswordFault(password, 'wanglin@shop.example')).toBe(fault);
});
