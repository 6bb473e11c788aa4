import { useId, useState } from 'react';
import type { ProgrammeContent } from '../../contract/programme-settings.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { Checkbox, NumberInput } from '../../ui/blocks/field.tsx';
import { useSettingsMessages } from './messages.ts';
import { scaleBands, scaleClubs } from './scale-amounts.ts';

interface ScaleAllProps {
  content: ProgrammeContent;
  onChange: (content: ProgrammeContent) => void;
}

/** All lower bounds times one factor: how a programme in another currency sets its bands in one step. */
export function ScaleAll({ content, onChange }: ScaleAllProps) {
  const t = useSettingsMessages();
  const id = useId();
  const [factor, setFactor] = useState<number | null>(100);
  const [clubsToo, setClubsToo] = useState(false);
  const usable = factor !== null && factor > 0 && factor !== 1 && Number.isFinite(factor);
  const apply = () => {
    if (!usable) return;
    const bands = scaleBands(content, factor);
    onChange(clubsToo ? scaleClubs(bands, factor) : bands);
  };
  return (
    <fieldset className="settings-scale">
      <legend className="wm-sr-only">{t('scaleApply')}</legend>
      <label htmlFor={id}>{t('scale')}</label>
      <span className="settings-factor">
        <NumberInput
          id={id}
          aria-describedby={`${id}-hint`}
          min={0}
          value={factor}
          onChange={setFactor}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // Enter means this factor, not the whole form.
            event.preventDefault();
            apply();
          }}
        />
      </span>
      <Button size="small" disabled={!usable} onClick={apply}>
        {t('scaleApply')}
      </Button>
      <Checkbox label={t('scaleClubs')} checked={clubsToo} onChange={setClubsToo} />
      <span id={`${id}-hint`} className="wm-meta">
        {t('scaleHint')}
      </span>
    </fieldset>
  );
}
