/** The newest entry of the audit log: whoever has kept it can tell later that nothing before it was changed or cut off. */
export interface AuditHead {
  /** 1, 2, 3 … without a gap. */
  seq: number;
  /** SHA-256, hex. */
  hash: string;
}
