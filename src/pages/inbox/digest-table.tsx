import { Link } from 'react-router';
import type { Digest } from '../../contract/alerts.ts';
import { Section } from '../../ui/blocks/section.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useDigestMessages } from './digest-messages.ts';
import { digestFilter, PARTS, type Part, partName } from './digest-parts.ts';
import { inboxPath } from './inbox-address.ts';
import type { AlertText } from './use-alert-text.ts';

/** The day in fifteen numbers, each of which opens to its rows. */
export function DigestTable({ digest, text }: { digest: Digest; text: AlertText }) {
  const t = useDigestMessages();
  const f = useFormats();
  const number = (value: number, part: Part, kind?: Digest['kinds'][number]['kind']) =>
    value === 0 ? (
      <span className="digest-zero">0</span>
    ) : (
      <Link to={inboxPath({ ...digestFilter(part, digest.day), ...(kind && { kind: [kind] }) })}>
        {f.number(value)}
      </Link>
    );
  return (
    <Section>
      <table className="digest-table">
        <caption className="wm-sr-only">{t('table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('kind')}</th>
            {PARTS.map((part) => (
              <th key={part} scope="col" className="digest-number">
                {t(partName(part, digest))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {digest.kinds.map((row) => (
            <tr key={row.kind}>
              <th scope="row">{text.kind(row.kind)}</th>
              {PARTS.map((part) => (
                <td key={part} className="digest-number">
                  {number(row[part].total, part, row.kind)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('sum')}</th>
            {PARTS.map((part) => (
              <td key={part} className="digest-number">
                {number(digest.totals[part], part)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}
