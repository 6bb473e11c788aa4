import { defineMessages } from '../../ui/i18n/define-messages.ts';

/** Loaded with the list of keys, which is seldom opened. */
export const useKeyMessages = defineMessages('keys', {
  zh: {
    keys: '键盘快捷键',
    keyCommand: '跳转到服务商、页面或操作',
    keySearch: '定位到查找框',
    keyHelp: '打开本页快捷键列表',
    keyTable: '在表格中移动',
    keyOpen: '打开所在的行',
    keyClose: '关闭面板或抽屉',
    keysInbox: '在提醒列表里',
    keyAlertMove: '下一条、上一条',
    keyAlertOpen: '打开相关的商家或目标',
    keyAlertRead: '标为已读',
  },
  en: {
    keys: 'Keyboard shortcuts',
    keyCommand: 'Jump to a provider, a page or an action',
    keySearch: 'Go to the search box',
    keyHelp: 'Open this list',
    keyTable: 'Move inside a table',
    keyOpen: 'Open the row',
    keyClose: 'Close a panel or drawer',
    keysInbox: 'In the list of alerts',
    keyAlertMove: 'Next, previous alert',
    keyAlertOpen: 'Open what it is about',
    keyAlertRead: 'Mark as read',
  },
});
