/** Shapes of a message: our own JSON, or the text message of a chat tool's group bot. */
export const WEBHOOK_FORMATS = ['json', 'feishu', 'dingtalk', 'wecom'] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

/** Languages that the text of a message can be written in. */
export const WEBHOOK_LANGUAGES = ['zh', 'en'] as const;
export type WebhookLanguage = (typeof WEBHOOK_LANGUAGES)[number];
