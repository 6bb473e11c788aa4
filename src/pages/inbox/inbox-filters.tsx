import type { Alert } from '../../contract/alerts.ts';
import { ALERT_KINDS, type AlertKind } from '../../domain/alert/alert-kind.ts';
import { FilterBar } from '../../ui/blocks/filter-bar.tsx';
import { Icon } from '../../ui/blocks/icons.tsx';
import { usePhone } from '../../ui/blocks/media.ts';
import { Segmented } from '../../ui/blocks/segmented.tsx';
import { MultiSelectMenu, SelectMenu } from '../../ui/blocks/select-menu.tsx';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { DAY_KEYS, type InboxFilter, READ_STATES, STATES, withoutPart } from './inbox-address.ts';
import { useInboxMessages } from './messages.ts';

interface InboxFiltersProps {
  filter: InboxFilter;
  /** Alerts of each kind in view, its own filter lifted; undefined while not known. */
  counts: readonly { kind: AlertKind; alerts: number }[] | undefined;
  kindName: (kind: Alert['kind']) => string;
  onChange: (filter: InboxFilter) => void;
}

export function InboxFilters({ filter, counts, kindName, onChange }: InboxFiltersProps) {
  const t = useInboxMessages();
  const chosen = filter.kind ?? [];
  const changeKinds = (kinds: readonly AlertKind[]) =>
    onChange(kinds.length > 0 ? { ...filter, kind: kinds } : withoutPart(filter, 'kind'));
  const days = DAY_KEYS.flatMap((key) => {
    const day = filter[key];
    return day
      ? [{ key, label: t(`day.${key}`, { day }), onRemove: () => onChange(withoutPart(filter, key)) }]
      : [];
  });
  const unread = filter.unread && {
    key: 'unread',
    label: t(`unread.${filter.unread}`),
    onRemove: () => onChange(withoutPart(filter, 'unread')),
  };
  return (
    <>
      <FilterBar
        search={
          <Segmented
            label={t('stateFilter')}
            options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
            value={filter.state}
            onChange={(state) => onChange({ ...filter, state })}
          />
        }
        active={[
          ...chosen.map((kind) => ({
            key: kind,
            label: kindName(kind),
            onRemove: () => changeKinds(chosen.filter((one) => one !== kind)),
          })),
          ...(unread ? [unread] : []),
          ...days,
        ]}
        onReset={() => onChange({ state: filter.state })}
      >
        <MultiSelectMenu
          label={t('kindFilter')}
          options={ALERT_KINDS.map((kind) => ({
            value: kind,
            label: kindName(kind),
            ...(counts && { count: counts.find((one) => one.kind === kind)?.alerts ?? 0 }),
          }))}
          value={chosen}
          onChange={(kinds) => changeKinds(ALERT_KINDS.filter((kind) => kinds.includes(kind)))}
        />
        <SelectMenu
          label={t('readFilter')}
          options={READ_STATES.map((value) => ({ value, label: t(`unread.${value}`) }))}
          value={filter.unread ?? null}
          onChange={(value) =>
            onChange(
              value === 'yes' || value === 'no'
                ? { ...filter, unread: value }
                : withoutPart(filter, 'unread'),
            )
          }
          allowClear
          emptyLabel={t('anyRead')}
        />
      </FilterBar>
      <DayConditions days={days} />
    </>
  );
}

/** Days came with a link of a digest and have no control of their own; phones list all conditions. */
function DayConditions({ days }: { days: readonly { key: string; label: string; onRemove: () => void }[] }) {
  const shared = useSharedMessages();
  const phone = usePhone();
  if (phone || days.length === 0) return null;
  return (
    <ul className="wm-chips">
      {days.map(({ key, label, onRemove }) => (
        <li key={key}>
          <button
            type="button"
            className="wm-chip"
            onClick={onRemove}
            aria-label={shared('remove', { name: label })}
          >
            {label}
            <Icon name="close" size={12} />
          </button>
        </li>
      ))}
    </ul>
  );
}
