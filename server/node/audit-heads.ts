import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AuditHead } from '../audit/audit-head.ts';

/**
 * Every new head of the audit log, in a file beside the database: whoever rewrites the table would have to rewrite this
 * as well, and every copy of it.
 */
export function createAuditHeads(dataFolder: string, onFailure: (error: unknown) => void) {
  const file = join(dataFolder, 'audit-heads.jsonl');
  let last: Promise<unknown> = mkdir(dirname(file), { recursive: true });
  return {
    keep({ seq, hash }: AuditHead): void {
      const line = `${JSON.stringify({ seq, hash })}\n`;
      last = last.then(() => appendFile(file, line)).catch(onFailure);
    },
    read: async (): Promise<AuditHead[]> => {
      await last;
      return readAuditHeads(file);
    },
  };
}

/** A line that a stop of the machine broke off says nothing and is left out. */
async function readAuditHeads(file: string): Promise<AuditHead[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    const [, seq, hash] = /^\{"seq":(\d+),"hash":"([0-9a-f]{64})"\}$/.exec(line) ?? [];
    return seq && hash ? [{ seq: Number(seq), hash }] : [];
  });
}
