/** Columns of a file of targets, in the order in which an export writes them. */
export const TARGET_FILE_COLUMNS = [
  { id: 'level', required: true },
  { id: 'scope', required: true },
  { id: 'measure', required: true },
  { id: 'from', required: true },
  { id: 'to', required: true },
  { id: 'goal', required: true },
  { id: 'start_value', required: false },
  { id: 'curve', required: false },
  { id: 'owner', required: false },
] as const;

/** Headers alone: an example row would become somebody's target. */
export function targetTemplate(): string {
  return `\uFEFF${TARGET_FILE_COLUMNS.map(({ id }) => id).join(',')}\r\n`;
}
