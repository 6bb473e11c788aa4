import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { ModelSummary, StoredModel } from '../../contract/capability-models.ts';
import { modelsQuery, modelVersionQuery, usePutModelInForce } from '../../queries/capability-models.ts';
import { problemOf } from '../../queries/request.ts';
import { useMay } from '../../queries/session.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { ConfirmBar } from '../../ui/blocks/confirm-bar.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { SkeletonPage } from '../../ui/blocks/skeleton.tsx';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { IndicatorDictionary } from './indicator-dictionary.tsx';
import { useModelsMessages } from './messages.ts';
import { ModelRules } from './model-rules.tsx';
import { VersionHistory } from './version-history.tsx';
import './models.css';

export function Component() {
  const t = useModelsMessages();
  const { code = '', version = '' } = useParams();
  const stored = useQuery(modelVersionQuery(code, Number(version)));
  const models = useQuery(modelsQuery());
  if (stored.error) {
    return (
      <Page>
        <PageHeader title={t('title')} back={{ to: '/models', label: t('back') }} />
        <ErrorState problem={problemOf(stored.error)} onRetry={() => void stored.refetch()} />
      </Page>
    );
  }
  const family = models.data?.items.find((entry) => entry.code === code);
  return stored.data && family ? <ModelView stored={stored.data} family={family} /> : <SkeletonPage />;
}

function ModelView({ stored, family }: { stored: StoredModel; family: ModelSummary }) {
  const t = useModelsMessages();
  const f = useFormats();
  const of = useLocalized();
  const toast = useToast();
  const putInForce = usePutModelInForce();
  const [asking, setAsking] = useState(false);
  const mayChange = useMay('model.write');
  const { model } = stored;
  const { version } = stored.version;
  const entry = family.versions.find((item) => item.version === version) ?? stored.version;
  return (
    <Page>
      <PageHeader
        title={t('versionTitle', { name: of(model.name), version })}
        scope={`${model.code} · ${t(`cadence.${model.cadence}`)} · ${f.instant(entry.createdAt)}`}
        back={{ to: '/models', label: t('back') }}
        badges={
          <StateTag tone={entry.inForce ? 'good' : 'neutral'}>
            {t(entry.inForce ? 'inForceTag' : 'notInForce')}
          </StateTag>
        }
        actions={
          <>
            <Button onClick={() => download(model, `${model.code}-v${version}.json`)}>{t('download')}</Button>
            {!entry.inForce && mayChange && (
              <Button kind="primary" onClick={() => setAsking(true)}>
                {t('putInForce')}
              </Button>
            )}
          </>
        }
      />
      <FindingSentence
        text={t('versionFinding')}
        parts={{
          indicators: model.indicators.filter((indicator) => indicator.normalisation).length,
          capabilities: model.total.capabilities.length,
          measures: model.indicators.filter((indicator) => !indicator.normalisation).length,
        }}
      />
      {putInForce.error && <ErrorState problem={problemOf(putInForce.error)} />}
      <p className="models-quiet">
        {of(model.description)} {t('configurable')}
      </p>
      <ModelRules model={model} />
      <VersionHistory family={family} version={version} />
      <IndicatorDictionary model={model} />
      <ConfirmBar
        open={asking}
        text={t('putInForceConfirm', { version })}
        confirmLabel={t('putInForce')}
        busy={putInForce.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() =>
          putInForce.mutate(
            { code: model.code, version, revision: family.revision },
            {
              onSuccess: () => toast({ tone: 'good', text: t('putInForceDone', { version }) }),
              onSettled: () => setAsking(false),
            },
          )
        }
      />
    </Page>
  );
}

function download(content: unknown, fileName: string): void {
  const address = URL.createObjectURL(
    new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
