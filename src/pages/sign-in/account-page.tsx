import { type FormEvent, useState } from 'react';
import { problemOf } from '../../queries/request.ts';
import { useChangePassword, useSignOut } from '../../queries/session.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Field, TextInput } from '../../ui/blocks/field.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { useAccountMessages } from './account-messages.ts';
import { passwordFault } from './new-password.tsx';
import { type ChosenPassword, NewPasswordFields } from './new-password-fields.tsx';
import './sign-in.css';

const NOTHING: ChosenPassword = { password: '', repeated: '' };

/** One's own sign-in: the password, and every other device. */
export function Component() {
  const t = useAccountMessages();
  const signOut = useSignOut();
  return (
    <Page>
      <PageHeader title={t('title')} />
      <Section title={t('password')}>
        <p>{t('lead')}</p>
        <PasswordForm />
      </Section>
      <Section title={t('devices')}>
        <p>{t('devicesDetail')}</p>
        <Button busy={signOut.isPending} onClick={() => signOut.mutate(true)}>
          {t('everywhere')}
        </Button>
      </Section>
    </Page>
  );
}

function PasswordForm() {
  const t = useAccountMessages();
  const toast = useToast();
  const change = useChangePassword();
  const [current, setCurrent] = useState('');
  const [chosen, setChosen] = useState(NOTHING);
  const [tried, setTried] = useState(false);
  // The account's address is not at hand here: the service checks that part of the rule.
  const fault = passwordFault(chosen.password, chosen.repeated, '');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (current === '' || fault !== null) return;
    change.mutate(
      { currentPassword: current, newPassword: chosen.password },
      {
        onSuccess: () => {
          setCurrent('');
          setChosen(NOTHING);
          setTried(false);
          toast({ tone: 'good', text: t('changed') });
        },
      },
    );
  };
  return (
    <form className="sign-in-form sign-in-narrow" onSubmit={submit} noValidate>
      {change.error && <ErrorState problem={problemOf(change.error)} />}
      <Field label={t('current')} error={tried && current === '' ? t('currentMissing') : null}>
        <TextInput type="password" autoComplete="current-password" value={current} onChange={setCurrent} />
      </Field>
      <NewPasswordFields value={chosen} onChange={setChosen} fault={tried ? fault : null} />
      <div>
        <Button kind="primary" type="submit" busy={change.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
