import { Section } from '../../ui/blocks/section.tsx';
import { SkeletonBlock, SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';

/** The final layout without its content, so that nothing jumps when the data arrive. */
export function CohortsSkeleton() {
  const t = useSharedMessages();
  return (
    <div role="status" aria-label={t('loading')} className="cohorts-stack">
      <SkeletonBlock height={50} />
      {[420, 300, 240].map((height) => (
        <Section key={height}>
          <SkeletonText lines={1} />
          <SkeletonBlock height={height} />
        </Section>
      ))}
    </div>
  );
}
