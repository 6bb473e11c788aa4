import { useNavigate } from 'react-router';
import { useSignOut } from '../../queries/session.ts';
import { useAccessWords } from '../../ui/access/use-access-words.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { FactList } from '../../ui/blocks/fact-list.tsx';
import { useAppMessages } from '../messages.ts';
import type { ShellSession } from './shell-frame.tsx';

/** Loaded when the menu is first opened. */
export function AccountPanel({ session, onClose }: { session: ShellSession; onClose: () => void }) {
  const t = useAppMessages();
  const words = useAccessWords();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const { caller, people, mode } = session;
  return (
    <div className="wm-account-panel">
      <strong>{caller.name}</strong>
      <FactList
        facts={[
          { label: t('roleLabel'), value: words.role(caller.role) },
          { label: t('scopeLabel'), value: words.scope(caller.scope) },
        ]}
      />
      {people.length > 0 && (
        <section aria-labelledby="look-as">
          <p className="wm-menu-heading" id="look-as">
            {t('lookAs')}
          </p>
          <ul className="wm-account-people">
            {people.map((person) => (
              <li key={person.id}>
                <Button kind="quiet" aria-pressed={person.id === caller.id} onClick={() => lookAs(person.id)}>
                  <span>{person.name}</span>
                  <span className="wm-meta">
                    {person.id === caller.id ? t('lookAsNow') : words.role(person.role)}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {mode === 'server' && (
        <div className="wm-account-actions">
          <Button
            onClick={() => {
              onClose();
              void navigate('/account');
            }}
          >
            {t('changePassword')}
          </Button>
          <Button busy={signOut.isPending} onClick={() => signOut.mutate(false)}>
            {t('signOut')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Only the demo's host listens: whoever is signed in to a server is so by their session alone. */
function lookAs(id: string): void {
  window.dispatchEvent(new CustomEvent('windmaker:look-as', { detail: id }));
}
