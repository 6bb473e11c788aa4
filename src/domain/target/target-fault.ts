import type { TargetFault, TargetFaultCode } from './target.ts';

type Words = readonly [zh: string, en: string];

export function fault(path: string, code: TargetFaultCode, message: Words, fix: Words): TargetFault {
  return { path, code, message: { zh: message[0], en: message[1] }, fix: { zh: fix[0], en: fix[1] } };
}
