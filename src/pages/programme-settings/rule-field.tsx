import { type ReactNode, useId } from 'react';
import { DefinitionPopover } from '../../ui/blocks/definition-popover.tsx';
import { NumberInput, TextInput } from '../../ui/blocks/field.tsx';
import { SelectMenu } from '../../ui/blocks/select-menu.tsx';
import { useSettingsMessages } from './messages.ts';
import { useRuleMessages } from './rule-messages.ts';
import { defaultAt, fromPercent, type RulePath, readAt, ruleOf, toPercent, writeAt } from './rules.ts';
import type { SettingsForm } from './settings-form.ts';
import { SourceMark } from './source-mark.tsx';
import { useRuleTexts } from './use-rule-texts.ts';

interface RuleFieldProps {
  path: RulePath;
  form: SettingsForm;
}

/** One rule: name, 口径, source, value, and the delivered value where it differs. */
export function RuleField({ path, form }: RuleFieldProps) {
  const { content, faults, onChange } = form;
  const t = useSettingsMessages();
  const texts = useRuleTexts();
  const id = useId();
  const noteId = `${id}-note`;
  const error = faults.get(path);
  const delivered = defaultAt(path);
  const isDefault = delivered === undefined || delivered === readAt(content, path);
  const note =
    error ??
    (isDefault ? null : t('defaultIs', { value: texts.value(path, writeAt(content, path, delivered)) }));
  const described = {
    id,
    ...(note && { 'aria-describedby': noteId }),
    ...(error && { 'aria-invalid': true as const }),
  };
  return (
    <div className="settings-field">
      <div className="settings-field-head">
        <label htmlFor={onChange ? id : undefined} className="wm-field-label">
          {texts.name(path, content)}
        </label>
        <SourceMark source="O" changed={!isDefault} />
        <DefinitionPopover definition={texts.definition(path)} />
      </div>
      {onChange ? (
        <RuleControl
          path={path}
          value={readAt(content, path)}
          described={described}
          onChange={(value) => onChange(writeAt(content, path, value))}
        />
      ) : (
        <div className="settings-value">{texts.value(path, content)}</div>
      )}
      {note && (
        <div id={noteId} className={error ? 'wm-field-error' : 'wm-meta'} role={error ? 'alert' : undefined}>
          {note}
        </div>
      )}
    </div>
  );
}

interface RuleControlProps {
  path: RulePath;
  value: unknown;
  described: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };
  onChange: (value: unknown) => void;
}

function RuleControl({ path, value, described, onChange }: RuleControlProps) {
  const words = useRuleMessages();
  const texts = useRuleTexts();
  const rule = ruleOf(path);
  if ('choices' in rule) {
    return (
      <SelectMenu
        {...described}
        label={words(`rule.${path}`)}
        hideLabel
        options={rule.choices.map((code) => ({ value: code, label: texts.choice(code) }))}
        value={String(value)}
        onChange={(chosen) => chosen !== null && onChange(chosen)}
      />
    );
  }
  if (rule.unit === 'month') {
    return (
      <TextInput
        {...described}
        type="month"
        placeholder="2026-01"
        value={String(value)}
        onChange={onChange}
      />
    );
  }
  const isShare = rule.unit === 'share';
  const stored = typeof value === 'number' && !Number.isNaN(value) ? value : null;
  return (
    <WithUnit unit={rule.unit === 'index' ? '' : words(`unit.${rule.unit}`)}>
      <NumberInput
        {...described}
        value={stored === null ? null : isShare ? toPercent(stored) : stored}
        // An empty number is NaN in the draft, which no check lets through.
        onChange={(typed) => onChange(typed === null ? Number.NaN : isShare ? fromPercent(typed) : typed)}
      />
    </WithUnit>
  );
}

export function WithUnit({ unit, children }: { unit: string; children: ReactNode }) {
  return (
    <span className="settings-control">
      {children}
      {unit && <span className="settings-unit">{unit}</span>}
    </span>
  );
}
