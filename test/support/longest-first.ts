import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a large part of the whole run: begun last, they would keep one worker busy while the others rest. */
const LONGEST = [
  'isolation/isolation-both.test.ts',
  'isolation/isolation-database-alone.test.ts',
  'load-sample.test.ts',
  'isolation/isolation-api-alone.test.ts',
  'isolation/mutation.test.ts',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(name));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
