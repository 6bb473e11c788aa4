import { afterEach, describe, expect, it, vi } from 'vitest';
import { listModels } from '../contract/capability-models.ts';
import { ProblemError, problemOf, request, requestSettings } from './request.ts';

const answer = (body: string, status: number) =>
  vi.stubGlobal('fetch', async () => new Response(body, { status, statusText: 'Bad Gateway' }));
const failureOf = async () => {
  const error = await request(listModels, {}).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ProblemError);
  return problemOf(error as ProblemError);
};

afterEach(() => {
  vi.unstubAllGlobals();
  requestSettings.language = () => 'zh';
});

describe('a failed request', () => {
  it('keeps the words of the service', async () => {
    const own = { code: 'conflict', title: '已存在', detail: '同名', fix: null, errors: [], requestId: 'r' };
    answer(JSON.stringify(own), 409);
    expect(await failureOf()).toEqual(own);
  });

  it('has words in the language of the reader where a proxy answered', async () => {
    answer('<h1>Bad Gateway</h1>', 502);
    expect(await failureOf()).toMatchObject({ title: '服务暂时不可用', status: 502, code: 'unavailable' });
    requestSettings.language = () => 'en';
    answer('{"message":"no route"}', 404);
    const { title, detail } = await failureOf();
    expect(title).toBe('The service was not found here');
    expect(detail).toContain('HTTP 404');
    answer('', 413);
    expect((await failureOf()).title).toBe('Larger than the gateway allows');
  });

  it('has words where nobody answered', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await failureOf()).toMatchObject({ title: '服务无响应', requestId: '' });
  });

  it('never shows the text of a fault in the program', () => {
    expect(problemOf(new TypeError('x is undefined')).detail).not.toContain('undefined');
    expect(problemOf(null)).toBeNull();
  });
});
