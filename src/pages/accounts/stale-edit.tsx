import { Button } from '../../ui/blocks/button.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { differingFields, type EditedValues } from './account-draft.ts';
import { useAccountsMessages } from './messages.ts';
import { useAccountTexts } from './use-account-texts.ts';

interface StaleEditProps {
  seen: EditedValues;
  theirs: EditedValues;
  mine: EditedValues;
  busy: boolean;
  onOverwrite: () => void;
  onDiscard: () => void;
}

/** What was there, what somebody else made of it, and what is wanted: the person decides, knowing all three. */
export function StaleEdit({ seen, theirs, mine, busy, onOverwrite, onDiscard }: StaleEditProps) {
  const t = useAccountsMessages();
  const text = useAccountTexts();
  return (
    <div className="accounts-form">
      <Notice tone="attention" title={t('staleTitle')}>
        {t('staleDetail')}
      </Notice>
      <table className="accounts-three-way">
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            <th scope="col">{t('seen')}</th>
            <th scope="col">{t('theirs')}</th>
            <th scope="col">{t('mine')}</th>
          </tr>
        </thead>
        <tbody>
          {differingFields(seen, theirs, mine).map((field) => (
            <tr key={field}>
              <th scope="row">{t(field)}</th>
              <td>{text(field, seen)}</td>
              <td>{text(field, theirs)}</td>
              <td>{text(field, mine)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="wm-actions">
        <Button kind="primary" busy={busy} onClick={onOverwrite}>
          {t('overwrite')}
        </Button>
        <Button onClick={onDiscard}>{t('discard')}</Button>
      </div>
    </div>
  );
}
