import { useSearchParams } from 'react-router';
import { Notice } from '../../ui/blocks/notice.tsx';
import { useSignInMessages } from './messages.ts';

const REFUSALS = ['unknown', 'failed', 'expired', 'unavailable'] as const;

/** The organisation's own sign-in. A plain link: the way there and back is the server's. */
export function SingleSignOn({ name }: { name: string }) {
  const t = useSignInMessages();
  const back = window.location.pathname + window.location.search;
  return (
    <>
      <a className="wm-button sign-in-sso" href={`/auth/oidc/start?to=${encodeURIComponent(back)}`}>
        {t('sso', { name })}
      </a>
      <p className="sign-in-or wm-meta" aria-hidden="true">
        {t('or')}
      </p>
    </>
  );
}

/** Why the organisation's sign-in led back here; the server says it in the address. */
export function SingleSignOnRefusal() {
  const t = useSignInMessages();
  const [search] = useSearchParams();
  const reason = REFUSALS.find((one) => one === search.get('singleSignOn'));
  return reason ? <Notice tone="bad">{t(`sso.${reason}`)}</Notice> : null;
}
