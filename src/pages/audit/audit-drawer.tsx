import type { AuditEntry } from '../../contract/audit.ts';
import { ROLES } from '../../domain/access/role.ts';
import { useAccessWords } from '../../ui/access/use-access-words.ts';
import { CopyButton } from '../../ui/blocks/copy-button.tsx';
import { Drawer } from '../../ui/blocks/drawer.tsx';
import { FactList } from '../../ui/blocks/fact-list.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useActionName } from './action-words.ts';
import { useAuditMessages } from './messages.ts';
import { useObjectName } from './use-object-name.ts';

/** One entry whole: who, what, why, and the state before and after. */
export function AuditDrawer({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const t = useAuditMessages();
  const f = useFormats();
  const words = useAccessWords();
  const nameOf = useObjectName();
  const actionName = useActionName();
  const role = ROLES.find((one) => one === entry.actor?.role);
  return (
    <Drawer
      open
      onClose={onClose}
      title={t('detailTitle', { seq: String(entry.seq) })}
      subtitle={`${f.instant(entry.at)} · ${actionName(entry.action)}`}
    >
      <FactList
        facts={[
          { label: t('who'), value: entry.actor?.name ?? <Missing reason={t('nobody')} /> },
          ...(role ? [{ label: t('role'), value: words.role(role) }] : []),
          { label: t('object'), value: nameOf(entry.object) },
          { label: t('outcome'), value: t(`outcome.${entry.outcome}`) },
          { label: t('reason'), value: entry.reason ?? <Missing reason={t('noReason')} /> },
          { label: t('request'), value: <code className="audit-code">{entry.requestId}</code> },
          {
            label: t('hash'),
            value: (
              <span className="audit-hash">
                <code className="audit-code">{entry.hash}</code>
                <CopyButton text={entry.hash} label={t('hash')} />
              </span>
            ),
          },
        ]}
      />
      <State label={t('before')} value={entry.before} />
      <State label={t('after')} value={entry.after} />
    </Drawer>
  );
}

function State({ label, value }: { label: string; value: unknown }) {
  const t = useAuditMessages();
  return (
    <section className="audit-state">
      <h3>{label}</h3>
      {value === null || value === undefined ? (
        <p className="wm-meta">{t('nothing')}</p>
      ) : (
        <pre className="audit-code">{JSON.stringify(value, null, 2)}</pre>
      )}
    </section>
  );
}
