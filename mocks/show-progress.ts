import type { OpeningProgress } from './demo-messages.ts';

const TEXTS = {
  wait: {
    zh: '演示已在另一个标签页中打开，关闭那个标签页后这里继续',
    en: 'The demo is open in another tab; close that one to go on here',
  },
  download: { zh: '正在下载演示数据', en: 'Downloading the demo data' },
  open: { zh: '正在打开浏览器内的数据库', en: 'Opening the database in your browser' },
  failed: {
    zh: '演示无法启动：需要支持 Service Worker 的浏览器，并通过 https 或 localhost 打开',
    en: 'The demo cannot start: it needs a browser with service workers, over https or localhost',
  },
};

/** One line over the static shell, until the console draws itself. */
export function showProgress() {
  const line = document.createElement('p');
  line.setAttribute('role', 'status');
  line.style.cssText =
    'position: fixed; inset: auto 0 32px; margin: 0; text-align: center; color: var(--wm-text-soft)';
  document.body.append(line);
  const write = (text: keyof typeof TEXTS, end: string) => {
    line.textContent = TEXTS[text][document.documentElement.lang.startsWith('en') ? 'en' : 'zh'] + end;
  };
  return {
    show: ({ step, share }: OpeningProgress) =>
      write(step, share === null ? ' …' : ` … ${Math.round(share * 100)}%`),
    fail: () => write('failed', ''),
    done: () => line.remove(),
  };
}
