import { Link } from 'react-router';
import { useUnreadWords } from './unread-words.ts';

/** From somebody's home to what is new for them; nothing when nothing is. */
export function UnreadLink({ count }: { count: number }) {
  const t = useUnreadWords();
  return count === 0 ? null : <Link to="/inbox?unread=yes">{t('unread', { count })}</Link>;
}
