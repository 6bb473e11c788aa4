import type { TargetView } from '../../contract/targets.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import type { BulkRow } from './bulk-draft.ts';
import { useBulkMessages } from './bulk-messages.ts';
import { useTargetFormMessages } from './form-messages.ts';
import { differingFields, type EditedTerms, termsOf } from './target-draft.ts';
import { useTargetTexts } from './use-target-texts.ts';
import { useTermsText } from './use-terms-text.ts';

interface BulkPreviewProps {
  rows: readonly BulkRow[];
  /** Newest state of those that somebody changed meanwhile. */
  newer: readonly TargetView[];
  nameOf: (owner: string | null) => string | null;
}

/** Every chosen target before → after; those that stay as they are say so. */
export function BulkPreview({ rows, newer, nameOf }: BulkPreviewProps) {
  const t = useBulkMessages();
  const form = useTargetFormMessages();
  const texts = useTargetTexts();
  const localized = useLocalized();
  const text = useTermsText();
  const byId = new Map(newer.map((one) => [one.id, one]));
  return (
    <div className="targets-scroll">
      <table className="targets-rows">
        <caption className="wm-sr-only">{t('preview')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('target')}</th>
            <th scope="col">{t('field')}</th>
            <th scope="col">{t('before')}</th>
            {newer.length > 0 && <th scope="col">{t('now')}</th>}
            <th scope="col">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ target, before, after, faults }) => {
            const current = byId.get(target.id);
            const versions = [before, ...(current ? [termsOf(current)] : []), after];
            const fields = differingFields(...versions);
            const say = (field: (typeof fields)[number], terms: EditedTerms) =>
              text(field, { ...terms, owner: nameOf(terms.owner) }, target.measure);
            return fields.length === 0 ? (
              <tr key={target.id}>
                <th scope="row">{texts.name(target)}</th>
                <td colSpan={newer.length > 0 ? 4 : 3} className="wm-meta">
                  {t('same')}
                </td>
              </tr>
            ) : (
              fields.map((field, at) => (
                <tr key={`${target.id} ${field}`}>
                  <th scope="row">{at === 0 && texts.name(target)}</th>
                  <td>{form(`field.${field}`)}</td>
                  <td>{say(field, before)}</td>
                  {newer.length > 0 && <td>{current ? say(field, termsOf(current)) : say(field, before)}</td>}
                  <td>
                    <strong>{say(field, after)}</strong>
                    {at === 0 &&
                      faults.map(({ path, code, message }) => (
                        <div key={`${path} ${code}`} className="wm-field-error">
                          {localized(message)}
                        </div>
                      ))}
                  </td>
                </tr>
              ))
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
