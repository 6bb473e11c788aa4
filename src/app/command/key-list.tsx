import Modal from 'antd/es/modal';
import { KeyHint } from '../../ui/blocks/key-hint.tsx';
import { useKeyMessages } from './key-messages.ts';
import './command-palette.css';

const KEYS = [
  { keys: ['Ctrl', 'K'], text: 'keyCommand' },
  { keys: ['/'], text: 'keySearch' },
  { keys: ['?'], text: 'keyHelp' },
  { keys: ['↑', '↓', '←', '→'], text: 'keyTable' },
  { keys: ['Enter'], text: 'keyOpen' },
  { keys: ['Esc'], text: 'keyClose' },
] as const;

const INBOX_KEYS = [
  { keys: ['j', '↓', 'k', '↑'], text: 'keyAlertMove' },
  { keys: ['Enter'], text: 'keyAlertOpen' },
  { keys: ['e'], text: 'keyAlertRead' },
] as const;

export function KeyList({ onClose }: { onClose: () => void }) {
  const t = useKeyMessages();
  return (
    <Modal open onCancel={onClose} footer={null} width={420} title={t('keys')}>
      <Keys keys={KEYS} />
      <h3 className="wm-key-heading">{t('keysInbox')}</h3>
      <Keys keys={INBOX_KEYS} />
    </Modal>
  );
}

function Keys({ keys }: { keys: typeof KEYS | typeof INBOX_KEYS }) {
  const t = useKeyMessages();
  return (
    <dl className="wm-key-list">
      {keys.map(({ keys: pressed, text }) => (
        <div key={text}>
          <dt>
            <KeyHint keys={pressed} />
          </dt>
          <dd>{t(text)}</dd>
        </div>
      ))}
    </dl>
  );
}
