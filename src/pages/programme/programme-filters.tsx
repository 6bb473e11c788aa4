import type { ProgrammeBoard } from '../../contract/programme.ts';
import { REGIONS } from '../../domain/geography/regions.ts';
import { COUNT_MODES } from '../../domain/programme/ladder.ts';
import { useOwnScope } from '../../queries/session.ts';
import { DefinitionPopover } from '../../ui/blocks/definition-popover.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { Segmented } from '../../ui/blocks/segmented.tsx';
import { SelectMenu } from '../../ui/blocks/select-menu.tsx';
import { UnreadableParameters } from '../../ui/blocks/unreadable-parameters.tsx';
import { useLocalized } from '../../ui/i18n/language.ts';
import { useProgrammeMessages } from './messages.ts';
import type { ProgrammeAddress, ProgrammeView } from './programme-address.ts';

export interface ProgrammeFiltersProps {
  view: ProgrammeView;
  ignored: ProgrammeAddress['ignored'];
  board: ProgrammeBoard | undefined;
  onChange: (view: ProgrammeView) => void;
}

/** Region and way of counting; both apply to the whole board and to every link on it. */
export function ProgrammeFilters({ view, ignored, board, onChange }: ProgrammeFiltersProps) {
  const t = useProgrammeMessages();
  const localized = useLocalized();
  const own = useOwnScope()?.regions ?? [];
  const regions = REGIONS.filter(({ code }) => own.length === 0 || own.includes(code));
  const mode = board?.countMode ?? view.countMode ?? 'exclusive';

  const chooseRegion = (region: string | null) => {
    const { region: _, ...rest } = view;
    onChange(region === null ? rest : { ...rest, region });
  };
  const chooseMode = (chosen: typeof mode) => {
    const { countMode: _, ...rest } = view;
    // What the rules say needs no word in the address.
    onChange(chosen === board?.countModeInForce ? rest : { ...rest, countMode: chosen });
  };

  return (
    <>
      <div className="programme-filters">
        {regions.length > 1 && (
          <SelectMenu
            label={t('region')}
            options={regions.map(({ code, name }) => ({ value: code, label: localized(name) }))}
            value={view.region ?? null}
            onChange={chooseRegion}
            allowClear
            emptyLabel={t('allRegions')}
          />
        )}
        <span className="programme-mode">
          <span className="wm-select-label" aria-hidden="true">
            {t('countMode')}
          </span>
          <Segmented
            label={t('countMode')}
            options={COUNT_MODES.map((value) => ({ value, label: t(`countMode.${value}`) }))}
            value={mode}
            onChange={chooseMode}
          />
          <DefinitionPopover
            definition={{ name: t('countMode'), formula: t('countModeDefinition'), source: 'O' }}
          />
        </span>
        {board && board.countMode !== board.countModeInForce && (
          <span className="wm-meta">
            {t('countModeOther', { mode: t(`countMode.${board.countModeInForce}`) })}
          </span>
        )}
      </div>
      <UnreadableParameters parameters={ignored} onClear={() => onChange(view)} />
      {board?.month && board.goalScope === 'none' && <Notice tone="info">{t('goalNone')}</Notice>}
    </>
  );
}
