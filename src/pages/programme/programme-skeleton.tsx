import { Section } from '../../ui/blocks/section.tsx';
import { SkeletonBlock, SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';

/** The final layout without its content, so that nothing jumps when the data arrive. */
export function ProgrammeSkeleton() {
  const t = useSharedMessages();
  return (
    <div role="status" aria-label={t('loading')} className="programme-stack">
      <SkeletonBlock height={50} />
      <div className="programme-ladders">
        {['a', 'b', 'c', 'd'].map((key) => (
          <Section key={key}>
            <SkeletonText lines={2} />
            <SkeletonBlock height={380} />
          </Section>
        ))}
      </div>
      <Section>
        <SkeletonBlock height={150} />
      </Section>
      <Section>
        <SkeletonBlock height={340} />
      </Section>
    </div>
  );
}
