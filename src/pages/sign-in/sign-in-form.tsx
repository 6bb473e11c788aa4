import { type FormEvent, useRef, useState } from 'react';
import { problemOf } from '../../queries/request.ts';
import { useSignIn } from '../../queries/session.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { Field, TextInput } from '../../ui/blocks/field.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { useSignInMessages } from './messages.ts';

/** E-mail and password, with the names that password managers look for. */
export function SignInForm() {
  const t = useSignInMessages();
  const signIn = useSignIn();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const problem = problemOf(signIn.error);
  const form = useRef<HTMLFormElement>(null);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (email.trim() === '' || password === '') {
      form.current
        ?.querySelector<HTMLInputElement>(email.trim() === '' ? '[name=email]' : '[name=password]')
        ?.focus();
      return;
    }
    signIn.mutate({ email: email.trim(), password }, { onError: () => setPassword('') });
  };

  return (
    <form ref={form} className="sign-in-form" onSubmit={submit} noValidate>
      {problem && (
        <Notice tone="bad" title={problem.detail}>
          {problem.fix}
        </Notice>
      )}
      <Field label={t('email')} error={tried && email.trim() === '' ? t('emailMissing') : null}>
        <TextInput
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          autoFocus
          value={email}
          onChange={setEmail}
        />
      </Field>
      <Field
        label={t('password')}
        error={tried && password === '' && !signIn.error ? t('passwordMissing') : null}
      >
        <TextInput
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
      </Field>
      <Button kind="primary" type="submit" busy={signIn.isPending} className="sign-in-submit">
        {t('submit')}
      </Button>
    </form>
  );
}
