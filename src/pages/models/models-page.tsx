import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ModelSummary } from '../../contract/capability-models.ts';
import { modelsQuery, modelVersionQuery } from '../../queries/capability-models.ts';
import { problemOf } from '../../queries/request.ts';
import { useMay } from '../../queries/session.ts';
import { Button, ButtonLink } from '../../ui/blocks/button.tsx';
import { useDrawerParam } from '../../ui/blocks/drawer.tsx';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { useLocalized } from '../../ui/i18n/language.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useModelsMessages } from './messages.ts';
import { inForceVersion, modelPath, useModelColumns } from './model-columns.tsx';
import { ModelRules } from './model-rules.tsx';
import { UploadModel } from './upload-model.tsx';
import './models.css';

export function Component() {
  const t = useModelsMessages();
  const of = useLocalized();
  const models = useQuery(modelsQuery());
  const [, openUpload] = useDrawerParam('new');
  const mayUpload = useMay('model.write');
  const columns = useModelColumns();
  const rows = models.data?.items ?? [];
  const main = rows.find((row) => row.isDefault) ?? rows[0];
  const version = main && inForceVersion(main);
  const stored = useQuery({
    ...modelVersionQuery(main?.code ?? '', version ?? 0),
    enabled: version !== undefined,
  });
  const model = stored.data?.model;
  const error = models.error;
  return (
    <Page>
      <PageHeader
        title={t('title')}
        actions={
          mayUpload && (
            <Button kind="primary" icon="upload" onClick={() => openUpload('1')}>
              {t('upload')}
            </Button>
          )
        }
      />
      {main && model && (
        <FindingSentence
          text={t('finding', { count: rows.length })}
          parts={{
            name: of(main.name),
            version: <Link to={modelPath(main)}>{version}</Link>,
            capabilities: model.total.capabilities.length,
            indicators: model.indicators.filter((indicator) => indicator.normalisation).length,
            tiers: model.tiers.length,
          }}
        />
      )}
      <Section>
        <DataTable<ModelSummary>
          id="models"
          mode="client"
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.code}
          rowHref={modelPath}
          rowLabel={(row) => of(row.name)}
          loading={models.isPending}
          error={problemOf(error)}
          onRetry={() => void models.refetch()}
          height="content"
          fixedColumns
          plain
          empty={<EmptyState title={t('emptyTitle')} detail={t('emptyDetail')} />}
        />
      </Section>
      {main && model && (
        <Section
          bare
          title={t('inForceOf', { name: of(main.name), version: version ?? 1 })}
          actions={<ButtonLink to={modelPath(main)}>{t('openModel')}</ButtonLink>}
        >
          <ModelRules model={model} />
        </Section>
      )}
      <UploadModel models={rows} />
    </Page>
  );
}
