import type { HostConfig } from './config.ts';
import type { DemoSignIn } from './demo-accounts.ts';

/** How people get in. */
export interface Welcome {
  demo: readonly DemoSignIn[];
  firstAdmin: { path: string; expiresAt: Date } | null;
}

type Place = Pick<HostConfig, 'host' | 'publicUrl'>;

/** What the host prints when it is ready. */
export function describeStart(address: string, data: string, place: Place, welcome: Welcome): string {
  const open = place.publicUrl ?? address;
  return [
    '',
    '  造风台已启动 · Windmaker is running',
    '',
    `  打开 · open   ${open}`,
    `  数据 · data   ${data}`,
    '  停止 · stop   Ctrl-C',
    '',
    ...describeDemo(welcome.demo),
    ...describeFirstAdmin(open, welcome.firstAdmin),
    ...describePlace(place),
  ].join('\n');
}

function describeDemo(demo: Welcome['demo']): string[] {
  if (demo.length === 0) return [];
  const width = Math.max(...demo.map(({ email }) => email.length));
  return [
    '  示例账号（密码在本机随机生成）· demo sign-ins, their passwords made on this machine:',
    ...demo.map(({ email, password, name }) => `    ${email.padEnd(width)}   ${password}   ${name}`),
    '',
  ];
}

function describeFirstAdmin(open: string, link: Welcome['firstAdmin']): string[] {
  if (link === null) return [];
  return [
    '  首位管理员，一次有效 · first administrator, works once:',
    `    ${open}${link.path}`,
    `    有效至 · until ${link.expiresAt.toISOString()}`,
    '',
  ];
}

/** Browsers keep a Secure cookie over https, and over http on the same machine. */
function describePlace({ host, publicUrl }: Place): string[] {
  const isSafe = publicUrl?.startsWith('https:') || /^(localhost|127\.|::1$)/.test(host);
  if (isSafe) return [];
  return [
    '  登录需要 https：请在前面放置代理并设置 WINDMAKER_URL · signing in from other machines needs https:',
    '  put a proxy in front and set WINDMAKER_URL and WINDMAKER_PROXIES',
    '',
  ];
}
