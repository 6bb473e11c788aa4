import { useLang } from './language.ts';

/** A name as somebody stored it, which nobody translated: Chinese among English words says so to screen readers and fonts. */
export function StoredText({ children }: { children: string }) {
  const lang = useLang();
  const foreign = lang === 'en' && /\p{Script=Han}/u.test(children);
  return foreign ? <span lang="zh-CN">{children}</span> : children;
}
