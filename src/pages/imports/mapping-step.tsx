import {
  type ColumnMapping,
  type FileEncoding,
  IMPORT_KINDS,
  type ImportKind,
  type Inspection,
} from '../../contract/imports.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { SelectMenu } from '../../ui/blocks/select-menu.tsx';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { useLocalized } from '../../ui/i18n/language.ts';
import { EncodingMenu } from './encoding-menu.tsx';
import { FilePreview } from './file-preview.tsx';
import { type MappingFault, mappingFaults } from './mapping-faults.ts';
import { MappingTable } from './mapping-table.tsx';
import { useImportsMessages } from './messages.ts';

interface MappingStepProps {
  inspection: Inspection;
  mapping: ColumnMapping;
  /** What a person chose; null leaves it to the bytes. */
  encoding: FileEncoding | null;
  onMapping: (mapping: ColumnMapping) => void;
  onKind: (kind: ImportKind) => void;
  onEncoding: (encoding: FileEncoding | null) => void;
  onRead: () => void;
  busy: boolean;
  tooLarge: boolean;
}

const HAS_NUMBERS: readonly ImportKind[] = ['facts_long', 'facts_wide', 'merchant_months'];

const DELIMITERS = {
  ',': 'delimiter.,',
  ';': 'delimiter.;',
  '\t': 'delimiter.tab',
  '|': 'delimiter.|',
} as const;

/** How the file is read and which column feeds which field, before a byte of it is sent. */
export function MappingStep(props: MappingStepProps) {
  const { inspection, mapping, encoding, onMapping, onKind, onEncoding, onRead, busy, tooLarge } = props;
  const t = useImportsMessages();
  const of = useLocalized();
  const faults = mappingFaults(mapping, inspection.targets);
  const delimiter = DELIMITERS[inspection.delimiter as keyof typeof DELIMITERS];
  return (
    <Section
      title={t('step2')}
      note={t('readAs', {
        delimiter: delimiter ? t(delimiter) : inspection.delimiter,
        columns: inspection.headers.length,
      })}
    >
      <div className="imports-form">
        <div className="imports-reading">
          <SelectMenu
            label={t('kind')}
            options={IMPORT_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            value={mapping.kind}
            onChange={(value) => {
              const kind = IMPORT_KINDS.find((known) => known === value);
              if (kind) onKind(kind);
            }}
          />
          <EncodingMenu detected={inspection.encoding} value={encoding} onChange={onEncoding} />
          {HAS_NUMBERS.includes(mapping.kind) && (
            <SelectMenu
              label={t('decimal')}
              options={[
                { value: '.', label: t('decimal.point') },
                { value: ',', label: t('decimal.comma') },
              ]}
              value={mapping.decimal ?? '.'}
              onChange={(value) => onMapping({ ...mapping, decimal: value === ',' ? ',' : '.' })}
            />
          )}
        </div>
        <p className="imports-quiet">{t(`kindHint.${mapping.kind}`)}</p>
        {inspection.remembered && <Notice tone="info">{t('remembered')}</Notice>}
        {!inspection.remembered && inspection.confidence === 'low' && (
          <Notice tone="attention">{t('lowConfidence')}</Notice>
        )}
        {inspection.problems.map((problem) => (
          <Notice key={`${problem.column}:${problem.reason.en}`} tone="attention" title={of(problem.reason)}>
            {of(problem.fix)}
          </Notice>
        ))}
        <MappingTable inspection={inspection} mapping={mapping} onChange={onMapping} />
        <FilePreview inspection={inspection} mapping={mapping} />
        <div className="imports-foot">
          <Button kind="primary" disabled={faults.length > 0 || tooLarge} busy={busy} onClick={onRead}>
            {t('read')}
          </Button>
          {faults.map((fault) => (
            <Fault key={faultKey(fault)} fault={fault} targets={inspection.targets} />
          ))}
        </div>
      </div>
    </Section>
  );
}

function Fault({ fault, targets }: { fault: MappingFault; targets: Inspection['targets'] }) {
  const t = useImportsMessages();
  const of = useLocalized();
  const name = (code: string) => {
    const target = targets.find((entry) => entry.code === code);
    return target ? of(target.label) : code;
  };
  const text = () => {
    if (fault.kind === 'missing')
      return t('missingTargets', { names: fault.targets.map(name).join(t('listMark')) });
    if (fault.kind === 'noNumber') return t('missingNumber');
    if (fault.kind === 'noAmount') return t('missingAmount');
    return fault.target === null
      ? t('missingNumerator')
      : t('missingNumeratorOf', { name: name(fault.target) });
  };
  return <StateTag tone="bad">{text()}</StateTag>;
}

function faultKey(fault: MappingFault): string {
  return fault.kind === 'noNumerator' ? `${fault.kind}:${fault.target}` : fault.kind;
}
