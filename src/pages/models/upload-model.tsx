import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { capabilityModel, type ModelSummary, toCapabilityModel } from '../../contract/capability-models.ts';
import type { CapabilityModel } from '../../domain/model/capability-model.ts';
import { compareModels } from '../../domain/model/compare-models.ts';
import { modelVersionQuery, useCreateModelVersion } from '../../queries/capability-models.ts';
import { problemOf } from '../../queries/request.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { Drawer, useDrawerParam } from '../../ui/blocks/drawer.tsx';
import { Checkbox, Field, TextInput } from '../../ui/blocks/field.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { DifferenceTable } from './difference-table.tsx';
import { useModelsMessages } from './messages.ts';
import { ModelFaults } from './model-faults.tsx';
import { ModelFilePicker } from './model-file-picker.tsx';
import { type ModelFile, readModelFile } from './read-model-file.ts';

/** A model file becomes a version; what it changes is shown before it is saved. */
export function UploadModel({ models }: { models: readonly ModelSummary[] }) {
  const t = useModelsMessages();
  const [opened, , close] = useDrawerParam('new');
  if (!opened) return null;
  return (
    <Drawer open onClose={close} title={t('newTitle')} subtitle={t('newIntro')} width={720}>
      <UploadForm models={models} onClose={close} />
    </Drawer>
  );
}

function UploadForm({ models, onClose }: { models: readonly ModelSummary[]; onClose: () => void }) {
  const t = useModelsMessages();
  const shared = useSharedMessages();
  const toast = useToast();
  const navigate = useNavigate();
  const [file, setFile] = useState<ModelFile | null>(null);
  const [note, setNote] = useState('');
  const [inForce, setInForce] = useState(true);
  const create = useCreateModelVersion();
  const model = file?.ok ? file.content : null;
  const save = (content: CapabilityModel) => {
    const known = models.find((family) => family.code === content.code)?.versions ?? [];
    create.mutate(
      { model: content, note, putInForce: inForce },
      {
        onSuccess: ({ version: { version } }) => {
          const isSame = known.some((entry) => entry.version === version);
          toast({ tone: isSame ? 'info' : 'good', text: t(isSame ? 'savedSame' : 'saved', { version }) });
          void navigate(`/models/${content.code}/${version}`);
        },
      },
    );
  };
  return (
    <form
      className="models-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (model) save(model);
      }}
    >
      <ModelFilePicker
        fileName={file?.fileName ?? null}
        error={file && !file.ok ? t('notJson', { line: file.line, column: file.column }) : null}
        onFile={async (chosen) => {
          create.reset();
          setFile(readModelFile(chosen.name, await chosen.text()));
        }}
      />
      {create.error && file && <ModelFaults problem={problemOf(create.error)} text={file.text} />}
      {model && !create.error && <Preview model={model} models={models} />}
      <Field label={t('noteLabel')} hint={t('noteHint')}>
        <TextInput value={note} onChange={setNote} maxLength={500} />
      </Field>
      <Checkbox label={t('force')} checked={inForce} onChange={setInForce} />
      <div className="models-form-foot">
        <Button type="submit" kind="primary" disabled={!model} busy={create.isPending}>
          {t('save')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {shared('cancel')}
        </Button>
      </div>
    </form>
  );
}

function Preview({ model, models }: { model: CapabilityModel; models: readonly ModelSummary[] }) {
  const t = useModelsMessages();
  const version = models
    .find((entry) => entry.code === model.code)
    ?.versions.find((entry) => entry.inForce)?.version;
  const current = useQuery({
    ...modelVersionQuery(model.code, version ?? 0),
    enabled: version !== undefined,
  });
  if (version === undefined) return <p className="models-quiet">{t('previewNew', { code: model.code })}</p>;
  if (!current.data) return null;
  // Parsed as the service will, so that fields a file may leave out do not count as removed. A file that is no model yet
  // cannot be compared; saving it names every fault.
  const parsed = capabilityModel.safeParse(model);
  if (!parsed.success) return null;
  const differences = compareModels(current.data.model, toCapabilityModel(parsed.data));
  return (
    <section className="models-form" aria-label={t('differences')}>
      <h3 className="models-subtitle">
        {t(differences.length === 0 ? 'previewSame' : 'preview', { version, count: differences.length })}
      </h3>
      {differences.length > 0 && <DifferenceTable items={differences} />}
    </section>
  );
}
