import { PASSWORD_LONGEST, PASSWORD_SHORTEST } from '../../domain/access/password-rule.ts';
import { defineMessages } from '../../ui/i18n/define-messages.ts';

/** The rule for new passwords, for both forms that ask for one. */
export const usePasswordMessages = defineMessages('password', {
  zh: {
    next: '新密码',
    repeat: '再输入一次',
    rule: `至少 ${PASSWORD_SHORTEST} 个字符，建议用几个不相关的词组成。`,
    too_short: `至少需要 ${PASSWORD_SHORTEST} 个字符`,
    too_long: `最多 ${PASSWORD_LONGEST} 个字符`,
    too_simple: '至少需要 5 个不同的字符',
    contains_address: '不能包含邮箱 @ 前的部分',
    differs: '两次输入不一致',
  },
  en: {
    next: 'New password',
    repeat: 'Once more',
    rule: `At least ${PASSWORD_SHORTEST} characters; a few unrelated words are a good choice.`,
    too_short: `At least ${PASSWORD_SHORTEST} characters are needed`,
    too_long: `At most ${PASSWORD_LONGEST} characters`,
    too_simple: 'At least 5 different characters are needed',
    contains_address: 'Must not contain the part of the address before the @',
    differs: 'The two entries differ',
  },
});
