import type { ReactNode } from 'react';
import { useSharedMessages } from '../i18n/shared-messages.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import './three-way.css';

export interface ThreeWayProps {
  /** Only the fields in which the three are not all the same. */
  rows: readonly { field: string; label: string; seen: ReactNode; theirs: ReactNode; mine: ReactNode }[];
  busy: boolean;
  onOverwrite: () => void;
  onDiscard: () => void;
}

/** What was there, what somebody else made of it, and what is wanted: the person decides, knowing all three. */
export function ThreeWay({ rows, busy, onOverwrite, onDiscard }: ThreeWayProps) {
  const t = useSharedMessages();
  return (
    <div className="wm-three-way">
      <Notice tone="attention" title={t('staleTitle')}>
        {t('staleDetail')}
      </Notice>
      <div className="wm-three-way-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('staleField')}</th>
              <th scope="col">{t('staleSeen')}</th>
              <th scope="col">{t('staleTheirs')}</th>
              <th scope="col">{t('staleMine')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ field, label, seen, theirs, mine }) => (
              <tr key={field}>
                <th scope="row">{label}</th>
                <td>{seen}</td>
                <td>{theirs}</td>
                <td>{mine}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="wm-three-way-actions">
        <Button kind="primary" busy={busy} onClick={onOverwrite}>
          {t('staleOverwrite')}
        </Button>
        <Button onClick={onDiscard}>{t('staleDiscard')}</Button>
      </div>
    </div>
  );
}
