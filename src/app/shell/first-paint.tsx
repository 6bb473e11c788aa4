import { SkeletonPage } from '../../ui/blocks/skeleton.tsx';
import { ShellFrame } from './shell-frame.tsx';

/** While the first page's file is on its way: the same picture as the static shell of index.html. */
export function FirstPaint() {
  return (
    <ShellFrame session={null} unread={null}>
      <SkeletonPage />
    </ShellFrame>
  );
}
