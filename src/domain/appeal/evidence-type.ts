/** Files taken as evidence. */
export const EVIDENCE_TYPES = ['png', 'jpg', 'pdf', 'csv'] as const;
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPG = [0xff, 0xd8, 0xff];
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];
/** Much before a table would begin; a byte order mark is no part of the text. */
const MARKUP = /^\s*(<|\{|#!|%!)/;
/** Everything below a space except tab and line ends. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** What the bytes are, whatever the file's name says; null for everything that is not taken as evidence. */
export function evidenceTypeOf(bytes: Uint8Array): EvidenceType | null {
  if (startsWith(bytes, PNG)) return 'png';
  if (startsWith(bytes, JPG)) return 'jpg';
  if (startsWith(bytes, PDF)) return 'pdf';
  return isTable(bytes) ? 'csv' : null;
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte);
}

/** Text in UTF-8 or GB 18030 whose first line has the separators of a table; markup and scripts are none. */
function isTable(bytes: Uint8Array): boolean {
  const text = decode(bytes);
  if (text === null || CONTROL.test(text) || MARKUP.test(text)) return false;
  const [first = ''] = text.split(/\r\n|\n|\r/, 1);
  return /[,;\t]/.test(first);
}

function decode(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The other encoding may read it.
    }
  }
  return null;
}

/** A name that is safe to save under: no folders, no control characters, and the ending of what the bytes are. */
export function evidenceFileName(name: string, type: EvidenceType): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = Array.from(last.normalize('NFC')).filter((character) => !/[\p{C}"<>:|?*]/u.test(character));
  const stem = plain
    .join('')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '');
  return `${Array.from(stem).slice(0, 80).join('') || 'evidence'}.${type}`;
}
