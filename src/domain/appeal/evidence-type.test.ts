import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVIDENCE_TYPES, evidenceFileName, evidenceTypeOf } from './evidence-type.ts';

const text = (value: string) => new TextEncoder().encode(value);
const bytes = (...values: number[]) => Uint8Array.from(values);
const png = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);

describe('the bytes decide', () => {
  test.each([
    ['png', png],
    ['jpg', bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16)],
    ['pdf', text('%PDF-1.7\n')],
    ['csv', text('\ufeff月份,金额\n2026-10,5\n')],
    ['csv', text('a;b\n1;2')],
    // 月份,金额 in GB 18030
    ['csv', bytes(0xd4, 0xc2, 0xb7, 0xdd, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a)],
  ] as const)('%s', (type, content) => {
    expect(evidenceTypeOf(content)).toBe(type);
  });

  test.each([
    ['a page', text('<!doctype html><script>alert(1)</script>, a')],
    ['a drawing with a script', text('<svg xmlns="http://www.w3.org/2000/svg">,</svg>')],
    ['a script', text('#!/bin/sh\necho a, b')],
    ['a program', bytes(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0)],
    ['an archive', bytes(0x50, 0x4b, 3, 4, 20, 0)],
    ['a text without columns', text('hello')],
    ['JSON', text('{"a": 1, "b": 2}')],
    ['half a PNG head', png.slice(0, 7)],
    ['nothing', bytes()],
  ])('%s is not taken', (_, content) => {
    expect(evidenceTypeOf(content)).toBeNull();
  });

  test('no bytes at all make it fail', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (content) => {
        expect([...EVIDENCE_TYPES, null]).toContain(evidenceTypeOf(content));
      }),
    );
  });
});

describe('the name', () => {
  test.each([
    ['../../etc/passwd', 'passwd.csv'],
    ['C:\\temp\\报表 10月.xlsx', '报表 10月.csv'],
    ['a\r\nSet-Cookie: x.png', 'aSet-Cookie x.csv'],
    ['', 'evidence.csv'],
    ['...', 'evidence.csv'],
    ['invoice\u202egpj.exe', 'invoicegpj.csv'],
  ])('%j is saved as %j', (given, kept) => {
    expect(evidenceFileName(given, 'csv')).toBe(kept);
  });

  test('is short and has no folder, whatever is given', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (given) => {
        const kept = evidenceFileName(given, 'pdf');
        expect(kept).toMatch(/^[^/\\\p{C}"]+\.pdf$/u);
        expect(kept.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
