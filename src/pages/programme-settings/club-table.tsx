import type { ProgrammeContent } from '../../contract/programme-settings.ts';
import { LADDERS } from '../../domain/programme/ladder.ts';
import { NumberInput } from '../../ui/blocks/field.tsx';
import { scrollable } from '../../ui/blocks/scrollable.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { stored, written } from './band-table.tsx';
import { useSettingsMessages } from './messages.ts';
import { WithUnit } from './rule-field.tsx';
import { useRuleMessages } from './rule-messages.ts';
import { writeAt } from './rules.ts';
import type { SettingsForm } from './settings-form.ts';
import { SourceMark } from './source-mark.tsx';

type Ladder = ProgrammeContent['programme']['ladders'][number];

/** Clubs by GMV are lines of 10^8 yuan; the unit of the bands would be a row of zeros. */
const YUAN_PER_UNIT = { zh: 1e8, en: 1e6 };

/** How many providers are wanted in each club, and what opens it. */
export function ClubTable({ form }: { form: SettingsForm }) {
  const { content, faults, onChange } = form;
  const t = useSettingsMessages();
  const words = useRuleMessages();
  const f = useFormats();
  const yuanPerUnit = YUAN_PER_UNIT[f.lang];
  const lineText = (ladder: Ladder) =>
    ladder.amount === 'gmv' ? f.money(ladder.atLeast) : `${f.number(ladder.atLeast)} ${words('unit.leaps')}`;
  return (
    <div className="settings-scroll" {...scrollable}>
      <table className="settings-table">
        <thead>
          <tr>
            <th scope="col">{t('club')}</th>
            <th scope="col">{t('clubGoal')}</th>
            <th scope="col">{t('clubLine')}</th>
            <th scope="col">
              <span className="wm-sr-only">{t('mark.S')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {content.programme.ladders.map((ladder, at) => {
            const path = `programme.ladders.${at}`;
            const name = ladder.name[f.lang];
            const problems = ['code', 'goalProviders', 'atLeast'].flatMap(
              (key) => faults.get(`${path}.${key}`) ?? [],
            );
            const perUnit = ladder.amount === 'gmv' ? yuanPerUnit : 1;
            const set = (key: 'goalProviders' | 'atLeast', value: number) =>
              onChange?.(writeAt(content, `${path}.${key}`, value));
            return (
              <tr key={ladder.code}>
                <th scope="row">
                  {name}
                  {problems.length > 0 && (
                    <div className="wm-field-error" role="alert">
                      {[...new Set(problems)].join(' ')}
                    </div>
                  )}
                </th>
                <td>
                  {onChange ? (
                    <WithUnit unit={words('unit.providers')}>
                      <NumberInput
                        aria-label={`${name} ${t('clubGoal')}`}
                        aria-invalid={faults.has(`${path}.goalProviders`) || undefined}
                        min={1}
                        value={written(ladder.goalProviders, 1)}
                        onChange={(typed) => set('goalProviders', stored(typed, 1))}
                      />
                    </WithUnit>
                  ) : (
                    `${f.number(ladder.goalProviders)} ${words('unit.providers')}`
                  )}
                </td>
                <td>
                  {onChange ? (
                    <WithUnit unit={ladder.amount === 'gmv' ? words('unit.gmvLine') : words('unit.leaps')}>
                      <NumberInput
                        aria-label={`${name} ${t('clubLine')}`}
                        aria-invalid={faults.has(`${path}.atLeast`) || undefined}
                        min={0}
                        value={written(ladder.atLeast, perUnit)}
                        onChange={(typed) => set('atLeast', stored(typed, perUnit))}
                      />
                    </WithUnit>
                  ) : (
                    lineText(ladder)
                  )}
                </td>
                <td>
                  <SourceMark source={isPublished(ladder) ? 'S' : 'O'} changed={!isPublished(ladder)} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const isPublished = ({ code, goalProviders, atLeast }: Ladder): boolean =>
  LADDERS.some(
    (known) => known.code === code && known.goalProviders === goalProviders && known.atLeast === atLeast,
  );
