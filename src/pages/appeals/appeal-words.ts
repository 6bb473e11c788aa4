import type { Appeal, AppealSnapshot } from '../../contract/appeals.ts';
import type { AppealState } from '../../domain/appeal/appeal-state.ts';
import type { Tone } from '../../ui/blocks/state-tag.tsx';
import type { Formats } from '../../ui/format/use-formats.ts';

export const stateTones: Record<AppealState, Tone> = {
  raised: 'attention',
  in_review: 'info',
  asked: 'attention',
  upheld: 'good',
  partly: 'good',
  rejected: 'bad',
  withdrawn: 'neutral',
};

/** A value in the unit of the disputed indicator; null where the number has no such value. */
export function rawText(
  { unit, rawDigits }: AppealSnapshot,
  value: number | null,
  f: Formats,
): string | null {
  if (value === null) return null;
  return unit === null ? f.number(value) : f.indicatorValue(value, unit, rawDigits ?? 2);
}

/** People write a ratio as per cent; everything else is written as it is stored. */
export function writtenFactor(unit: string | null): number {
  return unit === 'ratio' ? 100 : 1;
}

export function appealName({ snapshot }: Pick<Appeal, 'snapshot'>, lang: 'zh' | 'en'): string {
  return snapshot.name[lang];
}

/** 12 KB, 1.4 MB; at least 1 KB. */
export function fileSize(bytes: number, f: Formats): string {
  const kilobytes = Math.max(1, Math.ceil(bytes / 1024));
  return kilobytes < 1024 ? `${f.number(kilobytes, 0)} KB` : `${f.number(bytes / 1024 / 1024, 1)} MB`;
}

/** The scorecard that shows the number, opened at it. */
export function scorecardPath({ provider, snapshot }: Pick<Appeal, 'provider' | 'snapshot'>): string {
  const search = new URLSearchParams({ model: snapshot.model, period: snapshot.period });
  if (snapshot.subject.kind === 'indicator' && snapshot.subject.code)
    search.set('indicator', snapshot.subject.code);
  return `/providers/${encodeURIComponent(provider.id)}?${search}`;
}
