import { defineMessages } from '../../ui/i18n/define-messages.ts';

/** Adding and changing a webhook, and its secret. */
export const useWebhookFormMessages = defineMessages('webhookForm', {
  zh: {
    nameHint: '例如群名，方便同事辨认',
    url: '推送地址',
    urlKept: '留空则保持 {{address}}',
    'help.json': '接收 POST 请求的 https 地址。消息体与接口 /api/alerts 的提醒相同。',
    'help.feishu':
      '飞书群 › 设置 › 群机器人 › 添加“自定义机器人”，复制 Webhook 地址。安全设置选“自定义关键词”，填“{{keyword}}”。',
    'help.dingtalk':
      '钉钉群 › 群设置 › 机器人 › 添加“自定义”机器人，复制 Webhook 地址。安全设置选“自定义关键词”，填“{{keyword}}”。',
    'help.wecom': '企业微信群 › 群机器人 › 添加机器人，复制 Webhook 地址。',
    enabled: '启用推送',
    save: '保存',
    saved: '已保存',
    nameMissing: '请填写名称',
    'url.missing': '请填写推送地址',
    'url.not_a_url': '请填写完整的网址，以 https:// 开头',
    'url.has_credentials': '网址里不能带用户名和密码',
    'url.not_https': '须以 https:// 开头',
    kindsMissing: '请至少选择一种提醒',
    secretTitle: '签名密钥',
    secretOnce: '“{{name}}”的签名密钥只显示这一次，请立即复制并妥善保存。',
    secretChat: '群机器人不检查这个签名，可以不保存；消息仍会带上它。',
    copySecret: '复制密钥',
    verifyTitle: '怎样核对签名',
    verifyText:
      '签名遵循 Standard Webhooks：请求头 webhook-id、webhook-timestamp、webhook-signature。用现成的库核对，五分钟以前的时间戳和已处理过的 webhook-id 应当拒收。',
    verifyLibraries: '各语言的库：standardwebhooks.com',
    copyCode: '复制代码',
    codeComment: '// body 是收到的原文，核对之后再解析',
    kept: '我已保存密钥',
    continue: '继续',
  },
  en: {
    nameHint: 'The name of the chat, for example',
    url: 'Address to send to',
    urlKept: 'Leave empty to keep {{address}}',
    'help.json': 'An https address that takes POST requests. Alerts in its messages look as in /api/alerts.',
    'help.feishu':
      'Feishu chat › settings › bots › add a “custom bot”, and copy its webhook address. For its security choose a custom keyword: “{{keyword}}”.',
    'help.dingtalk':
      'DingTalk chat › settings › bots › add a “custom” bot, and copy its webhook address. For its security choose a custom keyword: “{{keyword}}”.',
    'help.wecom': 'WeCom chat › group bots › add a bot, and copy its webhook address.',
    enabled: 'Send new alerts',
    save: 'Save',
    saved: 'Saved',
    nameMissing: 'Enter a name',
    'url.missing': 'Enter the address to send to',
    'url.not_a_url': 'Enter a whole address that begins with https://',
    'url.has_credentials': 'The address must not hold a user name or a password',
    'url.not_https': 'It must begin with https://',
    kindsMissing: 'Choose at least one kind of alert',
    secretTitle: 'Signing secret',
    secretOnce: 'The signing secret of “{{name}}” is shown only now: copy it and keep it safe.',
    secretChat:
      'A group bot does not look at this signature, so you need not keep it; messages carry it anyway.',
    copySecret: 'Copy the secret',
    verifyTitle: 'How to verify a signature',
    verifyText:
      'Signatures follow Standard Webhooks: headers webhook-id, webhook-timestamp, webhook-signature. Verify with a library; refuse timestamps older than five minutes and a webhook-id you have handled.',
    verifyLibraries: 'Libraries for many languages: standardwebhooks.com',
    copyCode: 'Copy the code',
    codeComment: '// body is the text as it came; parse it only after this',
    kept: 'I have kept the secret',
    continue: 'Continue',
  },
});
