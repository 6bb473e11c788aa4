import { REGIONS } from '../../domain/geography/regions.ts';
import { MEASURE_RULES, TARGET_LEVELS, TARGET_MEASURES } from '../../domain/target/measure.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { useLocalized } from '../../ui/i18n/language.ts';
import { downloadText } from '../../ui/table/table-csv.ts';
import { useTargetImportMessages } from './import-messages.ts';
import { TARGET_FILE_COLUMNS, targetTemplate } from './target-file-template.ts';
import { useTargetTexts } from './use-target-texts.ts';

/** What every column takes, and an empty file with their headers. */
export function TargetFileColumns() {
  const t = useTargetImportMessages();
  const texts = useTargetTexts();
  const localized = useLocalized();
  const coded = (items: readonly { code: string; name: string }[]) =>
    items.map(({ code, name }) => (
      <span key={code} className="targets-code">
        <code>{code}</code> {name}
      </span>
    ));
  const allowed: Partial<Record<(typeof TARGET_FILE_COLUMNS)[number]['id'], ReturnType<typeof coded>>> = {
    level: coded(TARGET_LEVELS.map((code) => ({ code, name: texts.level(code) }))),
    scope: coded(REGIONS.map(({ code, name }) => ({ code, name: localized(name) }))),
    measure: coded(TARGET_MEASURES.map((code) => ({ code, name: localized(MEASURE_RULES[code].name) }))),
  };
  return (
    <div className="targets-template">
      <div className="targets-template-head">
        <p>{t('templateLead')}</p>
        <Button icon="download" onClick={() => downloadText(t('templateName'), targetTemplate())}>
          {t('template')}
        </Button>
      </div>
      <dl className="targets-columns">
        {TARGET_FILE_COLUMNS.map(({ id, required }) => (
          <div key={id}>
            <dt>
              <code>{id}</code> {t(`column.${id}`)}
              {!required && <span className="wm-meta"> {t('optional')}</span>}
            </dt>
            <dd>
              {t(`takes.${id}`)}
              {allowed[id] && <span className="targets-codes">{allowed[id]}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
