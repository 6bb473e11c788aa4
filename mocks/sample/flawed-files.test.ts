import { describe, expect, test } from 'vitest';
import { inspectTable } from '../../server/imports/reading/inspect-table.ts';
import { readFacts } from '../../server/imports/reading/read-facts.ts';
import { indicatorRule } from '../../src/domain/import/indicator-rule.ts';
import { defaultModel } from '../../src/domain/model/default-model.ts';
import {
  type FlawedFile,
  flawedFactsFile,
  flawedProvidersFile,
  flawedWideFactsFile,
} from './flawed-files.ts';
import { encodeGb18030 } from './gb18030.ts';
import { generateSampleProviders } from './sample-providers.ts';

function inspect(file: FlawedFile) {
  const indicators = defaultModel.indicators.map(({ code, name }) => ({ code, aliases: [name.zh, name.en] }));
  return inspectTable(file.bytes, { indicators });
}

/** Line → code, as the product's own reader finds them. */
async function readProblems(file: FlawedFile): Promise<Map<number, string>> {
  const { mapping } = inspect(file).suggestion;
  if ('fields' in mapping) throw new Error(`${file.fileName} was taken for ${mapping.kind}`);
  const stream = new Blob([new Uint8Array(file.bytes)]).stream();
  const facts = await readFacts(stream, mapping, {
    cadence: 'month',
    latestPeriod: '2026-10',
    indicators: defaultModel.indicators.map(indicatorRule),
    providerIds: generateSampleProviders().map(({ id }) => id),
  });
  const problems = new Map<number, string>();
  for await (const { rejections, warnings } of facts.batches) {
    for (const { line, code } of [...rejections, ...warnings]) problems.set(line, code);
  }
  return problems;
}

/** Line of each row; a quoted line break makes the rows below start a line later. */
function expectedProblems(file: FlawedFile): Map<number, string> {
  const problems = new Map<number, string>();
  let line = 2;
  for (const { text, expected } of file.rows) {
    if (expected !== null) problems.set(line, expected);
    line += text.split('\n').length;
  }
  return problems;
}

describe('flawed example files', () => {
  test.each([
    [flawedFactsFile(), 'gb18030', ','],
    [flawedWideFactsFile(), 'utf-16le', '\t'],
    [flawedProvidersFile(), 'utf-8', ';'],
  ])('$fileName is recognised for what it is', (file, encoding, delimiter) => {
    expect(inspect(file)).toMatchObject({
      encoding,
      delimiter,
      suggestion: { mapping: { kind: file.kind } },
    });
  });

  test.each([[flawedFactsFile()], [flawedWideFactsFile()]])(
    '$fileName has exactly the flaws it says',
    async (file) => {
      expect(await readProblems(file)).toEqual(expectedProblems(file));
    },
  );

  test('GB18030 bytes are what a decoder reads back', () => {
    const text = '统计周期,12.3万,５８％,￥,α,、\r\n';
    expect(new TextDecoder('gb18030').decode(encodeGb18030(text))).toBe(text);
    expect(() => encodeGb18030('😀')).toThrow(RangeError);
  });
});
