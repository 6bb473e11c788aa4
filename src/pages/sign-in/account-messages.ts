import { defineMessages } from '../../ui/i18n/define-messages.ts';

export const useAccountMessages = defineMessages('account', {
  zh: {
    title: '我的账号',
    password: '修改密码',
    lead: '修改后其他设备需要重新登录。',
    current: '当前密码',
    currentMissing: '请填写当前密码',
    save: '修改密码',
    changed: '密码已修改，其他设备已退出',
    devices: '所有设备',
    devicesDetail: '在其他电脑或手机上登录过，或怀疑有人使用你的账号时，可以让所有设备退出登录。',
    everywhere: '在所有设备上退出',
  },
  en: {
    title: 'My account',
    password: 'Change the password',
    lead: 'Other devices have to sign in again afterwards.',
    current: 'Current password',
    currentMissing: 'Enter your current password',
    save: 'Change the password',
    changed: 'Password changed; other devices are signed out',
    devices: 'All devices',
    devicesDetail:
      'If you signed in elsewhere, or suspect that somebody uses your account, end every session at once.',
    everywhere: 'Sign out everywhere',
  },
});
