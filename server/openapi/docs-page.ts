import type { Language } from '../http/language.ts';
import { type Html, html, page } from './html.ts';
import type { JsonSchema, OpenApiDocument, Operation } from './openapi-document.ts';
import { fieldTable, schemaText } from './schema-text.ts';

const WORDS = {
  zh: {
    title: '接口文档',
    document: 'OpenAPI 3.1 文档',
    problems: '错误代码',
    parameters: '参数',
    body: '请求体',
    answers: '应答',
    schemas: '数据结构',
    where: { path: '路径', query: '查询', header: '请求头' },
    about:
      '所有接口返回 JSON 或 CSV；错误一律为 application/problem+json。每个应答带 X-Request-Id。列表用游标翻页：把 nextCursor 原样放进 cursor。带 ? 的项可以省略；列表参数用逗号分隔或重复给出。',
  },
  en: {
    title: 'API reference',
    document: 'OpenAPI 3.1 document',
    problems: 'Problem codes',
    parameters: 'Parameters',
    body: 'Request body',
    answers: 'Answers',
    schemas: 'Schemas',
    where: { path: 'path', query: 'query', header: 'header' },
    about:
      'Everything answers JSON or CSV; errors are always application/problem+json. Every answer carries X-Request-Id. Lists page by cursor: send nextCursor back as cursor, unchanged. What carries a ? may be left out; lists are comma-separated or repeated.',
  },
};

/** The document for reading: one page, no script, nothing loaded from elsewhere. */
export function docsPage(document: OpenApiDocument, language: Language): string {
  const words = WORDS[language];
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const schemas = Object.entries(document.components.schemas);
  const groups = document.tags.map(({ name }) => ({
    name,
    operations: operations.filter(({ operation }) => operation.tags.includes(name)),
  }));
  const body = html`<div class="layout">
<nav aria-label="${words.title}">
<a href="/docs"><strong>${document.info.title}</strong></a>
<a href="/openapi.json">${words.document}</a>
<a href="/docs/problems">${words.problems}</a>
${groups.map(
  (group) =>
    html`<h2>${group.name}</h2><ul>${group.operations.map(
      ({ operation }) => html`<li><a href="#${operation.operationId}">${operation.operationId}</a></li>`,
    )}</ul>`,
)}
<h2>${words.schemas}</h2><ul>${schemas.map(([name]) => html`<li><a href="#schema-${name}">${name}</a></li>`)}</ul>
</nav>
<main>
<h1>${document.info.title} · ${words.title} <span class="soft">${document.info.version}</span></h1>
<p>${words.about}</p>
${groups.map(
  (group) =>
    html`<section><h2>${group.name}</h2>${group.operations.map((one) => operationArticle(one, words))}</section>`,
)}
<section><h2>${words.schemas}</h2>${schemas.map(([name, schema]) => schemaArticle(name, schema))}</section>
</main></div>`;
  return page(language, `${words.title} · ${document.info.title}`, body);
}

function operationArticle(
  { path, method, operation }: { path: string; method: string; operation: Operation },
  words: (typeof WORDS)['en'],
): Html {
  return html`<article id="${operation.operationId}">
<h3><span class="method">${method}</span> <code>${path}</code></h3>
<p>${operation.summary}</p>
${
  operation.parameters
    ? html`<h4>${words.parameters}</h4><table>${operation.parameters.map(
        (
          parameter,
        ) => html`<tr><td><code>${parameter.name}</code>${parameter.required ? null : html` <span class="soft">?</span>`}</td>
<td class="soft">${words.where[parameter.in]}</td><td>${schemaText(parameter.schema)}${
          parameter.schema.default === undefined
            ? null
            : html` = <code>${JSON.stringify(parameter.schema.default)}</code>`
        }</td><td class="soft">${parameter.description ?? null}</td></tr>`,
      )}</table>`
    : null
}
${
  operation.requestBody
    ? html`<h4>${words.body}</h4>${Object.entries(operation.requestBody.content).map(
        ([type, { schema }]) => html`<p><code>${type}</code> ${schemaText(schema)}</p>`,
      )}`
    : null
}
<h4>${words.answers}</h4>
<table>${Object.entries(operation.responses).map(
    ([status, response]) =>
      html`<tr><td><code>${status}</code></td><td>${response.description}</td><td>${Object.entries(
        response.content ?? {},
      ).map(([type, { schema }]) => html`<code>${type}</code> ${schemaText(schema)}`)}</td></tr>`,
  )}</table>
</article>`;
}

function schemaArticle(name: string, schema: JsonSchema): Html {
  return html`<article id="schema-${name}"><h3><code>${name}</code></h3>${
    schema.properties ? fieldTable(schema) : schemaText(schema)
  }</article>`;
}
