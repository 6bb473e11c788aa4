import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { LadderView } from '../../contract/programme.ts';
import { DefinitionPopover, type MetricDefinition } from '../../ui/blocks/definition-popover.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { ForecastTag } from '../../ui/target/pace-tag.tsx';
import { useTargetReason } from '../../ui/target/target-words.ts';
import { useProgrammeMessages } from './messages.ts';
import type { RowsPaths } from './rows-paths.ts';
import type { LadderDefinitions } from './use-ladder-definitions.ts';

interface LadderFactsProps {
  ladder: LadderView;
  goal: NonNullable<LadderView['goal']>;
  definitions: LadderDefinitions;
  paths: RowsPaths;
}

/** Pace, forecast, how far the forecast has been wrong, and what each month left must bring. */
export function LadderFacts({ goal, definitions, paths }: LadderFactsProps) {
  const t = useProgrammeMessages();
  const formats = useFormats();
  const reasonOf = useTargetReason();
  const { pace, forecast, needed } = goal;
  const { backTest, range } = forecast;
  return (
    <dl className="programme-facts">
      <Fact
        definition={definitions.pace}
        note={
          pace.reason === null
            ? t('due', { value: formats.number(pace.expectedValue, digitsOf(pace.expectedValue)) })
            : null
        }
      >
        {pace.index === null ? (
          <Missing reason={reasonOf(pace.reason)} />
        ) : (
          <LinkOrText to={paths.target(goal.targetId)}>{formats.number(pace.index, 2)}</LinkOrText>
        )}
      </Fact>
      <Fact
        definition={definitions.forecast}
        note={
          forecast.value !== null && (
            <>
              {range === null && t('rangeNone', { reason: reasonOf(forecast.rangeReason) })}
              {forecast.status && <ForecastTag status={forecast.status} />}
            </>
          )
        }
      >
        {forecast.value === null ? (
          <Missing reason={reasonOf(forecast.reason)} />
        ) : (
          <>
            {t('forecastValue', { value: forecast.value })}
            {range && (
              <span className="programme-soft">{t('range', { low: range.low, high: range.high })}</span>
            )}
          </>
        )}
      </Fact>
      <Fact
        definition={definitions.backTest}
        note={backTest?.wape == null ? null : t('backTestReplays', { count: backTest.replays })}
      >
        {backTest === null ? (
          <Missing reason={forecast.reason === null ? t('backTestNone') : reasonOf(forecast.reason)} />
        ) : backTest.wape === null ? (
          <Missing reason={reasonOf(backTest.wapeReason)} />
        ) : (
          formats.percent(backTest.wape, 0)
        )}
      </Fact>
      <Fact
        definition={definitions.needed}
        note={needed.remaining === 0 ? null : t('neededLeft', { count: needed.monthsLeft })}
      >
        {needed.remaining === 0 ? (
          t('reached')
        ) : needed.perMonth === null ? (
          <Missing reason={reasonOf(needed.reason)} />
        ) : (
          t('neededValue', { value: formats.number(needed.perMonth, digitsOf(needed.perMonth)) })
        )}
      </Fact>
    </dl>
  );
}

function LinkOrText({ to, children }: { to: string | null; children: string }) {
  return to === null ? children : <Link to={to}>{children}</Link>;
}

function Fact({
  definition,
  note,
  children,
}: {
  definition: MetricDefinition;
  note: ReactNode;
  children: ReactNode;
}) {
  return (
    <div>
      <dt>
        {definition.name}
        <DefinitionPopover definition={definition} />
      </dt>
      <dd>
        <span className="programme-fact-value">{children}</span>
        {note && <span className="programme-fact-note">{note}</span>}
      </dd>
    </div>
  );
}

/** Providers are whole; a share of one is shown to one decimal. */
function digitsOf(value: number): number {
  return Number.isInteger(value) ? 0 : 1;
}
