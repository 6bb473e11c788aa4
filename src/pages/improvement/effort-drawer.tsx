import { Button } from '../../ui/blocks/button.tsx';
import { DefinitionPopover } from '../../ui/blocks/definition-popover.tsx';
import { Drawer, useDrawerParam } from '../../ui/blocks/drawer.tsx';
import { EffortSelect } from './effort-select.tsx';
import type { ViewPart } from './improvement-view.tsx';
import { useImprovementMessages } from './messages.ts';

export const EFFORT_DRAWER = 'panel';

/** Every indicator with its effort, by capability: also those that the path leaves alone. */
export function EffortDrawer({ model, address, words }: ViewPart) {
  const t = useImprovementMessages();
  const [open, , close] = useDrawerParam(EFFORT_DRAWER);
  const gated = new Set(
    model.tiers.flatMap(({ gates }) =>
      gates.flatMap((gate) => (gate.kind === 'measure' ? [gate.indicator] : [])),
    ),
  );
  const measures = model.indicators.filter(
    ({ code, normalisation }) => normalisation === null && gated.has(code),
  );
  const groups = [
    ...model.total.capabilities.map((code) => ({
      key: code,
      name: words.capability(code),
      codes: leavesOf(model.nodes, code),
    })),
    { key: '', name: t('measures'), codes: measures.map(({ code }) => code) },
  ].filter(({ codes }) => codes.length > 0);
  return (
    <Drawer
      open={open === 'effort'}
      onClose={close}
      title={t('effortAll')}
      subtitle={t('effortHint')}
      width={480}
      footer={
        <Button onClick={address.resetEfforts} disabled={Object.keys(address.efforts).length === 0}>
          {t('effortReset')}
        </Button>
      }
    >
      <p className="improvement-effort-rule">{t('effortDefinition')}</p>
      {groups.map(({ key, name, codes }) => (
        <section key={key} className="improvement-effort-group" aria-label={name}>
          <h3>{name}</h3>
          {codes.map((code) => {
            const definition = words.definition(code);
            return (
              <div key={code} className="improvement-effort-row">
                <span>
                  {words.indicator(code)}
                  {definition && <DefinitionPopover definition={definition} />}
                </span>
                <EffortSelect
                  code={code}
                  name={words.indicator(code)}
                  efforts={address.efforts}
                  onChange={address.setEffort}
                />
              </div>
            );
          })}
        </section>
      ))}
    </Drawer>
  );
}

/** Indicators below a node, sub-groups flattened. */
function leavesOf(nodes: ViewPart['model']['nodes'], code: string): string[] {
  const node = nodes.find((one) => one.code === code);
  return node ? node.members.flatMap((member) => leavesOf(nodes, member.code)) : [code];
}
