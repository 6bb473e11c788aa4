import type { AuditVerification } from '../../contract/audit.ts';
import { Notice } from '../../ui/blocks/notice.tsx';
import { useAuditMessages } from './messages.ts';

/** What recomputing the chain found. */
export function AuditVerdict({ verification }: { verification: AuditVerification }) {
  const t = useAuditMessages();
  const { entries, anchors, findings } = verification;
  const [first] = findings;
  if (verification.ok || !first)
    return (
      <Notice tone="good" title={t('intact')}>
        {t('intactDetail', { entries, anchors })}
      </Notice>
    );
  return (
    <Notice tone="bad" title={t('broken')}>
      {t('brokenDetail', { count: findings.length, seq: String(first.seq), kind: t(`kind.${first.kind}`) })}
    </Notice>
  );
}
