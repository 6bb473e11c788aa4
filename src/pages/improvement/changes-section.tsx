import { Button } from '../../ui/blocks/button.tsx';
import { useDrawerParam } from '../../ui/blocks/drawer.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { ChangeItem } from './change-item.tsx';
import { EFFORT_DRAWER } from './effort-drawer.tsx';
import type { ViewPart } from './improvement-view.tsx';
import { useImprovementMessages } from './messages.ts';

/** Bounds this near to the effort are the effort, as far as a reader can tell. */
const SAME_EFFORT = 0.005;

/** The cheapest path, the best return first. */
export function ChangesSection(view: ViewPart) {
  const t = useImprovementMessages();
  const f = useFormats();
  const [, openDrawer] = useDrawerParam(EFFORT_DRAWER);
  const { plan, model, address } = view;
  const { path } = plan;
  if (!path) return null;
  // Without a total there is nothing to compute a path from; the obstacles say what to do.
  if (path.changes.length === 0 && path.obstacles.length > 0) return null;
  const count = path.changes.length;
  const digits = model.digits.total;
  const adjusted = Object.keys(address.efforts).length;
  const moved = path.totalBefore !== null && path.totalAfter !== null && path.totalAfter !== path.totalBefore;
  return (
    <Section
      id="todo"
      title={
        moved
          ? t('todoTitle', {
              count,
              before: f.score(path.totalBefore ?? 0, digits),
              after: f.score(path.totalAfter ?? 0, digits),
            })
          : count > 0
            ? t('todoTitlePlain', { count })
            : t('todo')
      }
      definition={{ name: t('todo'), base: t('todoDefinition'), formula: t('effortDefinition'), source: 'O' }}
      {...(adjusted > 0 && { note: t('effortChanged', { count: adjusted }) })}
      actions={
        <>
          {adjusted > 0 && (
            <Button kind="quiet" size="small" onClick={address.resetEfforts}>
              {t('effortReset')}
            </Button>
          )}
          <Button size="small" icon="settings" onClick={() => openDrawer('effort')}>
            {t('effortAll')}
          </Button>
        </>
      }
    >
      {count === 0 ? (
        <p className="improvement-quiet">
          <strong>{t('nothingTitle')}</strong> {t('nothingDetail')}
        </p>
      ) : (
        <>
          {path.obstacles.length > 0 && <p className="improvement-quiet">{t('partly')}</p>}
          <ol className="improvement-changes">
            {path.changes.map((change, index) => (
              <ChangeItem key={change.code} change={change} place={index + 1} {...view} />
            ))}
          </ol>
          <p className="improvement-quiet">
            {t(path.effort - path.effortAtLeast < SAME_EFFORT ? 'effortSumExact' : 'effortSum', {
              effort: f.number(path.effort, 2),
              least: f.number(path.effortAtLeast, 2),
            })}
            {Math.abs(path.pointsRemainder) >= 0.005 &&
              ` ${t('remainder', { points: f.delta(path.pointsRemainder, 'points', digits).text })}`}
          </p>
        </>
      )}
    </Section>
  );
}
