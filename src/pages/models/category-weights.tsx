import type { CapabilityModel } from '../../domain/model/capability-model.ts';
import { CapabilityMark } from '../../ui/blocks/capability-mark.tsx';
import { scrollable } from '../../ui/blocks/scrollable.ts';
import { Section } from '../../ui/blocks/section.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { useModelsMessages } from './messages.ts';

/** Capability × category, each column as shares of its own sum. */
export function CategoryWeights({ model }: { model: CapabilityModel }) {
  const t = useModelsMessages();
  const f = useFormats();
  const of = useLocalized();
  const sums = new Map(
    model.categories.map((category) => [
      category.code,
      model.total.capabilities.reduce((sum, code) => sum + (category.weights[code] ?? 0), 0),
    ]),
  );
  return (
    <Section title={t('weights')} note={t('weightsNote')}>
      <div className="models-scroll" {...scrollable}>
        <table className="models-table models-weights">
          <thead>
            <tr>
              <th scope="col">{t('capability')}</th>
              {model.categories.map((category) => (
                <th
                  key={category.code}
                  scope="col"
                  className="models-end"
                  data-tip={of(category.reason) || undefined}
                >
                  {of(category.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {model.total.capabilities.map((code, index) => (
              <tr key={code}>
                <th scope="row">
                  <CapabilityMark
                    code={code}
                    index={index}
                    name={of(model.nodes.find((node) => node.code === code)?.name ?? { zh: code, en: code })}
                  />
                </th>
                {model.categories.map((category) => {
                  const share = ((category.weights[code] ?? 0) / (sums.get(category.code) || 1)) * 100;
                  const text = f.number(share, Number.isInteger(share) ? 0 : 1);
                  return (
                    <td key={category.code} className="wm-num">
                      {category.primary.includes(code) ? <strong>{text}</strong> : text}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
