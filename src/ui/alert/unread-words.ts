import { defineMessages } from '../i18n/define-messages.ts';

export const useUnreadWords = defineMessages('unread', {
  zh: { unread: '{{count}} 条未读提醒' },
  en: { unread: { one: '{{count}} unread alert', other: '{{count}} unread alerts' } },
});
