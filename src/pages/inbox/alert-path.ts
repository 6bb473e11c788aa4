import type { Alert } from '../../contract/alerts.ts';

/** Where what the alert is about is seen and dealt with; null when the reader may not open it. */
export function alertPath(alert: Alert): string | null {
  switch (alert.kind) {
    case 'target_behind':
    case 'target_without_owner':
      return alert.target.mayOpen ? `/targets?target=${encodeURIComponent(alert.target.id)}` : null;
    case 'leap_near':
    case 'leap_lapsing':
      return leapPath(alert.leap.id);
    case 'attribution_disputed': {
      const seen = alert.data.candidates.find(({ leapId }) => leapId !== null)?.leapId;
      return seen ? leapPath(seen) : `/merchants/${encodeURIComponent(alert.merchant.id)}`;
    }
  }
}

const leapPath = (leapId: string) => `/leaps?leap=${encodeURIComponent(leapId)}`;
