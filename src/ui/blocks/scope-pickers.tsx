import type { LocalizedText } from '../../domain/model/capability-model.ts';
import { useFormats } from '../format/use-formats.ts';
import { useLocalized } from '../i18n/language.ts';
import { useSharedMessages } from '../i18n/shared-messages.ts';
import { usePhone } from './media.ts';
import { ScopeSlot } from './scope-slot.tsx';
import { SelectMenu } from './select-menu.tsx';

export interface ScopePickersProps {
  /** Left out, with the change of it, where there is no choice of model, as on a scorecard. */
  families?: readonly { code: string; name: LocalizedText }[];
  /** Periods to choose from, newest first. */
  periods: readonly string[];
  /** Model family in view; null before one exists. */
  model: string | null;
  /** Period in view; null while nothing is published. */
  period: string | null;
  onModelChange?: (model: string) => void;
  /** Null is the latest, which the address leaves out. */
  onPeriodChange: (period: string | null) => void;
}

/** Which model and which period the page looks at, in the top bar. */
export function ScopePickers(props: ScopePickersProps) {
  const { families = [], periods, model, period, onModelChange, onPeriodChange } = props;
  const t = useSharedMessages();
  const formats = useFormats();
  const localized = useLocalized();
  const phone = usePhone();
  // A period of the address without a published assessment stays visible as what it is.
  const shown = period === null || periods.includes(period) ? periods : [...periods, period];
  return (
    <ScopeSlot>
      {onModelChange && families.length > 1 && (
        <SelectMenu
          label={t('model')}
          hideLabel={phone}
          value={model}
          options={families.map((family) => ({ value: family.code, label: localized(family.name) }))}
          onChange={(chosen) => chosen !== null && onModelChange(chosen)}
        />
      )}
      {shown.length > 0 && (
        <SelectMenu
          label={t('period')}
          hideLabel={phone}
          // Before the answer says which, and when there is none: the latest is what was asked for.
          value={period ?? periods[0] ?? null}
          options={shown.map((value) => ({ value, label: formats.period(value) }))}
          onChange={(chosen) => onPeriodChange(chosen === periods[0] ? null : chosen)}
        />
      )}
    </ScopeSlot>
  );
}
