import { DEFAULT_EFFORT, type EffortSettings } from '../../domain/improvement/effort.ts';
import { SelectMenu } from '../../ui/blocks/select-menu.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useImprovementMessages } from './messages.ts';

/** The common answers to "how hard is it?"; an address may name any other. */
const USUAL_EFFORTS = [0.5, 1, 2, 5] as const;

interface EffortSelectProps {
  code: string;
  name: string;
  efforts: EffortSettings;
  onChange: (code: string, effort: number | 'fixed') => void;
}

export function EffortSelect({ code, name, efforts, onChange }: EffortSelectProps) {
  const t = useImprovementMessages();
  const f = useFormats();
  const effort = efforts[code] ?? DEFAULT_EFFORT;
  const unusual = effort !== 'fixed' && !USUAL_EFFORTS.some((usual) => usual === effort);
  return (
    <SelectMenu
      label={t('effortOf', { name })}
      hideLabel
      value={String(effort)}
      options={[
        ...USUAL_EFFORTS.map((usual) => ({ value: String(usual), label: t(`effort.${usual}`) })),
        ...(unusual
          ? [{ value: String(effort), label: t('effort.other', { effort: f.number(effort) }) }]
          : []),
        { value: 'fixed', label: t('effort.fixed') },
      ]}
      onChange={(value) => {
        if (value !== null) onChange(code, value === 'fixed' ? 'fixed' : Number(value));
      }}
    />
  );
}
