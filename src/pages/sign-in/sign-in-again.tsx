import Modal from 'antd/es/modal';
import { useSignInMessages } from './messages.ts';
import { SignInForm } from './sign-in-form.tsx';
import './sign-in.css';

/** Asks for the password over the page that was open when the session ended. */
export function SignInAgain({ name }: { name: string }) {
  const t = useSignInMessages();
  return (
    <Modal
      open
      title={t('againTitle')}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={420}
    >
      <p className="sign-in-lead">{t('againDetail', { name })}</p>
      <SignInForm />
    </Modal>
  );
}
