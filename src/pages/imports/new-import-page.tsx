import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ColumnMapping, FileEncoding, ImportKind } from '../../contract/imports.ts';
import { modelsQuery } from '../../queries/capability-models.ts';
import { useCreateImport, useInspectFile, usePutImportContent } from '../../queries/imports.ts';
import { ProblemError, problemOf } from '../../queries/request.ts';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Field } from '../../ui/blocks/field.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { SelectMenu } from '../../ui/blocks/select-menu.tsx';
import { SkeletonBlock } from '../../ui/blocks/skeleton.tsx';
import { useLocalized } from '../../ui/i18n/language.ts';
import { EncodingMenu } from './encoding-menu.tsx';
import { FilePicker } from './file-picker.tsx';
import { MappingStep } from './mapping-step.tsx';
import { useImportsMessages } from './messages.ts';
import './imports.css';

/** What a person asked for; everything else is suggested from the file. */
interface Asked {
  model: string | null;
  kind: ImportKind | null;
  encoding: FileEncoding | null;
}

export function Component() {
  const t = useImportsMessages();
  const of = useLocalized();
  const navigate = useNavigate();
  const models = useQuery(modelsQuery());
  const [asked, setAsked] = useState<Asked>({ model: null, kind: null, encoding: null });
  const [file, setFile] = useState<File | null>(null);
  const [mapping, setMapping] = useState<ColumnMapping | null>(null);
  const inspect = useInspectFile();
  const create = useCreateImport();
  const upload = usePutImportContent();
  const families = models.data?.items ?? [];
  const family =
    families.find((item) => item.code === asked.model) ??
    families.find((item) => item.isDefault) ??
    families[0];

  const look = (chosen: File, next: Asked) => {
    setFile(chosen);
    setAsked(next);
    create.reset();
    const model = next.model ?? family?.code;
    inspect.mutate(
      {
        file: chosen,
        query: {
          ...(model ? { model } : {}),
          ...(next.kind ? { kind: next.kind } : {}),
          ...(next.encoding ? { encoding: next.encoding } : {}),
        },
      },
      { onSuccess: (inspection) => setMapping(inspection.suggestion) },
    );
  };
  const ask = (change: Partial<Asked>) => {
    const next = { ...asked, ...change };
    if (file) look(file, next);
    else setAsked(next);
  };
  const read = () => {
    if (!file || !mapping || !family) return;
    const { encoding } = asked;
    create.mutate(
      {
        model: family.code,
        fileName: file.name,
        sizeBytes: file.size,
        mapping,
        ...(encoding ? { encoding } : {}),
      },
      {
        onSuccess: (record) => {
          // The upload outlives this page: the next one shows its progress and can cancel it.
          upload.mutate({ importId: record.id, file });
          void navigate(`/imports/${record.id}`);
        },
      },
    );
  };
  const inspection = inspect.data;
  const tooLarge = inspection !== undefined && file !== null && file.size > inspection.limits.fileBytes;
  const unreadable =
    inspect.error instanceof ProblemError && inspect.error.problem.code === 'file_unreadable';

  return (
    <Page>
      <PageHeader title={t('newTitle')} back={{ to: '/imports', label: t('back') }} />
      {models.error && <Failure error={models.error} />}
      <Section title={t('step1')}>
        <div className="imports-form">
          {families.length > 1 && family && (
            <Field label={t('model')} hint={t('modelHint')}>
              <SelectMenu
                hideLabel
                label={t('model')}
                options={families.map((item) => ({ value: item.code, label: of(item.name) }))}
                value={family.code}
                onChange={(model) => ask({ model, kind: null })}
              />
            </Field>
          )}
          <FilePicker
            file={file}
            busy={inspect.isPending}
            // Another file is looked at afresh; only the model stays chosen.
            onFile={(chosen) => look(chosen, { model: asked.model, kind: null, encoding: null })}
            {...(inspection ? { limits: inspection.limits } : {})}
          />
          {inspect.error && <Failure error={inspect.error} />}
          {unreadable && (
            <div className="imports-reading">
              <EncodingMenu
                detected={null}
                value={asked.encoding}
                onChange={(encoding) => ask({ encoding })}
              />
            </div>
          )}
        </div>
      </Section>
      {!file && <NextSteps />}
      {file && !inspection && inspect.isPending && <SkeletonBlock height={320} />}
      {file && inspection && mapping && !inspect.error && (
        <MappingStep
          inspection={inspection}
          mapping={mapping}
          encoding={asked.encoding}
          onMapping={setMapping}
          onKind={(kind) => ask({ kind })}
          onEncoding={(encoding) => ask({ encoding })}
          onRead={read}
          busy={create.isPending}
          tooLarge={tooLarge}
        />
      )}
      {create.error && <Failure error={create.error} />}
    </Page>
  );
}

function Failure({ error }: { error: Error }) {
  return <ErrorState problem={problemOf(error)} />;
}

/** What will be asked, before the first file is chosen. */
function NextSteps() {
  const t = useImportsMessages();
  return (
    <ol className="imports-steps">
      {(['step2', 'step3'] as const).map((step) => (
        <li key={step}>
          <strong>{t(step)}</strong>
          <span>{t(`${step}Text`)}</span>
        </li>
      ))}
    </ol>
  );
}
