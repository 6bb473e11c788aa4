import { Section } from '../../ui/blocks/section.tsx';
import { BandTable } from './band-table.tsx';
import { ClubTable } from './club-table.tsx';
import { useSettingsMessages } from './messages.ts';
import { RuleField } from './rule-field.tsx';
import { useRuleMessages } from './rule-messages.ts';
import { SECTIONS, type SectionKey } from './rules.ts';
import type { SettingsForm } from './settings-form.ts';

/** Every rule, grouped by what it decides, in the order in which a leap is judged. */
export function RuleSections({ form }: { form: SettingsForm }) {
  const t = useSettingsMessages();
  const words = useRuleMessages();
  const fields = (key: SectionKey) => (
    <div className="settings-fields">
      {SECTIONS[key].map((path) => (
        <RuleField key={path} path={path} form={form} />
      ))}
    </div>
  );
  const section = (key: SectionKey) => (
    <Section id={key} title={t(`section.${key}`)}>
      {fields(key)}
    </Section>
  );
  return (
    <div className="settings-sections">
      <Section
        id="bands"
        title={t('section.bands')}
        note={t('bandsNote')}
        definition={{ name: words('rule.leap.bands'), formula: words('how.leap.bands') }}
      >
        <BandTable form={form} />
      </Section>
      {section('hold')}
      {section('baseline')}
      {section('guards')}
      {section('attribution')}
      <Section
        id="clubs"
        title={t('section.clubs')}
        definition={{ name: t('club'), formula: words('how.clubs'), source: 'S' }}
      >
        <ClubTable form={form} />
        {fields('clubs')}
      </Section>
      {section('pace')}
      {section('forecast')}
    </div>
  );
}
