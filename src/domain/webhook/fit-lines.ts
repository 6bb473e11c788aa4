const encoder = new TextEncoder();

const bytesOf = (text: string) => encoder.encode(text).length;

/**
 * As many of the lines as fit, in order, with a last line that says how many are left out.
 * @param elsewhere left out already, counted in the last line
 * @param mostBytes of the whole text in UTF-8
 */
export function fitLines(
  head: string,
  lines: readonly string[],
  elsewhere: number,
  restLine: (count: number) => string,
  mostBytes: number,
): string {
  for (let shown = lines.length; shown >= 0; shown--) {
    const left = elsewhere + lines.length - shown;
    const text = [head, ...lines.slice(0, shown), ...(left > 0 ? [restLine(left)] : [])].join('\n');
    if (shown === 0 || bytesOf(text) <= mostBytes) return text;
  }
  return head;
}
