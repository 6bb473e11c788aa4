import { ThreeWay } from '../../ui/blocks/three-way.tsx';
import { differingFields, type EditedValues } from './account-draft.ts';
import { useAccountsMessages } from './messages.ts';
import { useAccountTexts } from './use-account-texts.ts';

interface StaleEditProps {
  seen: EditedValues;
  theirs: EditedValues;
  mine: EditedValues;
  busy: boolean;
  onOverwrite: () => void;
  onDiscard: () => void;
}

/** Somebody else changed the person meanwhile. */
export function StaleEdit({ seen, theirs, mine, ...rest }: StaleEditProps) {
  const t = useAccountsMessages();
  const text = useAccountTexts();
  return (
    <ThreeWay
      {...rest}
      rows={differingFields(seen, theirs, mine).map((field) => ({
        field,
        label: t(field),
        seen: text(field, seen),
        theirs: text(field, theirs),
        mine: text(field, mine),
      }))}
    />
  );
}
