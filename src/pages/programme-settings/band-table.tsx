import type { ProgrammeContent } from '../../contract/programme-settings.ts';
import { DEFAULT_BANDS } from '../../domain/leap/band.ts';
import { Button, IconButton } from '../../ui/blocks/button.tsx';
import { NumberInput, TextInput } from '../../ui/blocks/field.tsx';
import { scrollable } from '../../ui/blocks/scrollable.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useSettingsMessages } from './messages.ts';
import { ScaleAll } from './scale-all.tsx';
import { addBand } from './scale-amounts.ts';
import type { SettingsForm } from './settings-form.ts';
import { SourceMark } from './source-mark.tsx';

type Bands = ProgrammeContent['leap']['bands'];

const DELIVERED = DEFAULT_BANDS.map(({ fromYuan }) => fromYuan);
/** domain.md 5.1: the steps at 10, 30, 50 and 100万 are published. */
const PUBLISHED = DELIVERED.filter((yuan) => yuan > 0 && yuan <= 1_000_000);

/** The ladder of monthly paid GMV, step by step. */
export function BandTable({ form }: { form: SettingsForm }) {
  const { content, faults, onChange } = form;
  const t = useSettingsMessages();
  const f = useFormats();
  const { bands } = content.leap;
  const setBands =
    onChange && ((next: Bands) => onChange({ ...content, leap: { ...content.leap, bands: next } }));
  const whole = faults.get('leap.bands');
  return (
    <>
      <div className="settings-scroll" {...scrollable}>
        <table className="settings-table">
          <thead>
            <tr>
              <th scope="col">{t('bandCode')}</th>
              <th scope="col">
                {t('bandFrom')} {setBands && `(${f.moneyColumn.unit})`}
              </th>
              <th scope="col">{t('bandTo')}</th>
              <th scope="col">
                <span className="wm-sr-only">{t('mark.O')}</span>
              </th>
              {setBands && (
                <th scope="col">
                  <span className="wm-sr-only">{t('bandRemove', { code: '' })}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {bands.map((band, at) => {
              const problem = faults.get(`leap.bands.${at}.code`) ?? faults.get(`leap.bands.${at}.fromYuan`);
              const replace = (part: Partial<Bands[number]>) =>
                setBands?.(bands.with(at, { ...band, ...part }));
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place; its code is being typed
                <tr key={at}>
                  <th scope="row">
                    {setBands ? (
                      <span className="settings-code">
                        <TextInput
                          aria-label={t('bandCode')}
                          aria-invalid={faults.has(`leap.bands.${at}.code`) || undefined}
                          value={band.code}
                          maxLength={16}
                          onChange={(code) => replace({ code })}
                        />
                      </span>
                    ) : (
                      band.code
                    )}
                  </th>
                  <td>
                    {setBands && at > 0 ? (
                      <span className="settings-amount">
                        <NumberInput
                          aria-label={`${band.code} ${t('bandFrom')}`}
                          aria-invalid={faults.has(`leap.bands.${at}.fromYuan`) || undefined}
                          min={0}
                          value={written(band.fromYuan, f.moneyColumn.yuanPerUnit)}
                          onChange={(typed) =>
                            replace({ fromYuan: stored(typed, f.moneyColumn.yuanPerUnit) })
                          }
                        />
                      </span>
                    ) : (
                      <span className="wm-num">{setBands ? '0' : f.money(band.fromYuan)}</span>
                    )}
                    {problem && (
                      <div className="wm-field-error" role="alert">
                        {problem}
                      </div>
                    )}
                  </td>
                  <td className="wm-num settings-range">
                    {rangeText(band.fromYuan, bands[at + 1]?.fromYuan)}
                  </td>
                  <td>
                    {at > 0 && (
                      <SourceMark
                        source={PUBLISHED.includes(band.fromYuan) ? 'S' : 'O'}
                        changed={!DELIVERED.includes(band.fromYuan)}
                      />
                    )}
                  </td>
                  {setBands && (
                    <td>
                      {at > 0 && (
                        <IconButton
                          size="small"
                          icon="trash"
                          label={t('bandRemove', { code: band.code })}
                          onClick={() => setBands(bands.toSpliced(at, 1))}
                        />
                      )}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {whole && (
        <p className="wm-field-error" role="alert">
          {whole}
        </p>
      )}
      {setBands && onChange && (
        <div className="settings-band-tools">
          <Button size="small" icon="plus" onClick={() => setBands(addBand(bands))}>
            {t('bandAdd')}
          </Button>
          <ScaleAll content={content} onChange={onChange} />
        </div>
      )}
    </>
  );

  function rangeText(from: number, to: number | undefined): string {
    if (Number.isNaN(from)) return '—';
    if (to === undefined || Number.isNaN(to)) return t('bandOpen', { from: f.money(from) });
    return t('bandRange', { from: f.money(from), to: f.money(to) });
  }
}

/** In the unit of the column; null is an empty field. */
export function written(yuan: number, yuanPerUnit: number): number | null {
  return Number.isNaN(yuan) ? null : Number((yuan / yuanPerUnit).toPrecision(12));
}

export function stored(typed: number | null, yuanPerUnit: number): number {
  return typed === null ? Number.NaN : Number((typed * yuanPerUnit).toPrecision(12));
}
