import Modal from 'antd/es/modal';
import { KeyHint } from '../../ui/blocks/key-hint.tsx';
import { useAppMessages } from '../messages.ts';
import './command-palette.css';

const KEYS = [
  { keys: ['Ctrl', 'K'], text: 'keyCommand' },
  { keys: ['/'], text: 'keySearch' },
  { keys: ['?'], text: 'keyHelp' },
  { keys: ['↑', '↓', '←', '→'], text: 'keyTable' },
  { keys: ['Enter'], text: 'keyOpen' },
  { keys: ['Esc'], text: 'keyClose' },
] as const;

export function KeyList({ onClose }: { onClose: () => void }) {
  const t = useAppMessages();
  return (
    <Modal open onCancel={onClose} footer={null} width={420} title={t('keys')}>
      <dl className="wm-key-list">
        {KEYS.map(({ keys, text }) => (
          <div key={text}>
            <dt>
              <KeyHint keys={[...keys]} />
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
