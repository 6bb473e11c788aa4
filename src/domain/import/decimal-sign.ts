/** Decimal sign of the file's numbers; the other one groups thousands. */
export type DecimalSign = '.' | ',';
