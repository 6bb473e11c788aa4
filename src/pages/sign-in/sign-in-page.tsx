import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionQuery } from '../../queries/session.ts';
import { useSignInMessages } from './messages.ts';
import { SignInCard } from './sign-in-card.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { SingleSignOn, SingleSignOnRefusal } from './single-sign-on.tsx';

/** Shown in place of any page until somebody is signed in; the address stays, so they arrive where they wanted to. */
export function SignInPage() {
  const t = useSignInMessages();
  const { data } = useQuery(sessionQuery());
  useEffect(() => {
    document.title = t('title');
  }, [t]);
  return (
    <SignInCard title={t('title')} lead={t('lead')}>
      <SingleSignOnRefusal />
      {data?.singleSignOn && <SingleSignOn name={data.singleSignOn} />}
      <SignInForm />
      <p className="wm-meta">{t('help')}</p>
    </SignInCard>
  );
}
