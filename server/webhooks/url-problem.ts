import { faultOfUrl, type UrlFault } from '../../src/domain/webhook/webhook-url.ts';
import type { AppContext } from '../context.ts';
import type { Both } from '../http/language.ts';
import { ApiProblem } from '../http/problem.ts';

const MESSAGES: Record<UrlFault, Both> = {
  not_a_url: { zh: '不是完整的网址', en: 'not a whole address' },
  has_credentials: { zh: '网址里不能带用户名和密码', en: 'must not hold a user name or a password' },
  not_https: { zh: '须以 https:// 开头', en: 'must begin with https://' },
};

/** Throws invalid_request for an address that nothing may be sent to. */
export function refuseUnfitUrl({ allowsPrivateWebhooks = false }: AppContext, url: string): void {
  const fault = faultOfUrl(url, allowsPrivateWebhooks);
  if (fault === null) return;
  throw new ApiProblem(
    'invalid_request',
    { zh: '推送地址无法使用。', en: 'The address cannot be used.' },
    {
      zh: '从聊天工具的机器人设置里复制完整的 https 地址。',
      en: 'Copy the whole https address from the settings of the chat tool’s bot.',
    },
    [{ path: 'body.url', message: MESSAGES[fault] }],
  );
}
