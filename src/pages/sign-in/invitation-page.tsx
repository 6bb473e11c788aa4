import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Invitation } from '../../contract/session.ts';
import { problemOf } from '../../queries/request.ts';
import { invitationQuery, useAcceptInvitation } from '../../queries/session.ts';
import { Button, ButtonLink } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Field, TextInput } from '../../ui/blocks/field.tsx';
import { SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { useSignInMessages } from './messages.ts';
import { passwordFault } from './new-password.tsx';
import { NewPasswordFields } from './new-password-fields.tsx';
import { SignInCard } from './sign-in-card.tsx';

/** Where a one-time link leads: choose a password, and be signed in. The secret is behind the #, so no log has it. */
export function Component() {
  const t = useSignInMessages();
  const token = useLocation().hash.slice(1);
  const invitation = useQuery(invitationQuery(token));
  useEffect(() => {
    document.title = t('choose');
  }, [t]);
  if (token === '')
    return (
      <SignInCard title={t('noToken')} lead={t('noTokenDetail')}>
        <ButtonLink to="/">{t('toSignIn')}</ButtonLink>
      </SignInCard>
    );
  const forWhom = invitation.data?.name ? t('chooseFor', { name: invitation.data.name }) : t('chooseLead');
  return (
    <SignInCard title={t('choose')} lead={forWhom}>
      {invitation.data ? (
        <InvitationForm token={token} invitation={invitation.data} />
      ) : invitation.error ? (
        <ErrorState problem={problemOf(invitation.error)} />
      ) : (
        <SkeletonText lines={4} />
      )}
    </SignInCard>
  );
}

function InvitationForm({ token, invitation }: { token: string; invitation: Invitation }) {
  const t = useSignInMessages();
  const navigate = useNavigate();
  const accept = useAcceptInvitation();
  const [chosen, setChosen] = useState({ password: '', repeated: '' });
  const [name, setName] = useState('');
  const [email, setEmail] = useState(invitation.email ?? '');
  const [tried, setTried] = useState(false);
  const isFirst = invitation.kind === 'first_admin';
  const fault = passwordFault(chosen.password, chosen.repeated, email);
  const isNameMissing = isFirst && name.trim() === '';
  const isEmailMissing = isFirst && !/^\S+@\S+$/.test(email.trim());

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fault !== null || isNameMissing || isEmailMissing) return;
    const first = isFirst ? { name: name.trim(), email: email.trim() } : {};
    accept.mutate(
      { token, password: chosen.password, ...first },
      { onSuccess: () => void navigate('/', { replace: true }) },
    );
  };
  return (
    <form className="sign-in-form" onSubmit={submit} noValidate>
      {accept.error && <ErrorState problem={problemOf(accept.error)} />}
      {isFirst && (
        <>
          <Field label={t('name')} error={tried && isNameMissing ? t('nameMissing') : null}>
            <TextInput name="name" autoComplete="name" value={name} onChange={setName} />
          </Field>
          <Field label={t('email')} error={tried && isEmailMissing ? t('emailMissing') : null}>
            <TextInput name="email" type="email" autoComplete="username" value={email} onChange={setEmail} />
          </Field>
        </>
      )}
      <NewPasswordFields value={chosen} onChange={setChosen} fault={tried ? fault : null} />
      <Button kind="primary" type="submit" busy={accept.isPending} className="sign-in-submit">
        {t('save')}
      </Button>
    </form>
  );
}
