import {
  aCustomResource,
  anObject,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import {
  aList,
  fakeConnection,
  FORBIDDEN,
} from '../../__testUtils__/fakeConnection';
import { ApiRequest } from '../../transport';
import { fail, Result } from '../../util/Result';
import { configuredTypes, ResourceType } from '../resourceTypes';
import { findObject } from './objectApi';

const ABSENT = fail('api-absent', 'there is no such API', 404);
const { signal } = new AbortController();

const COMPOSITES: ResourceType = {
  kind: 'CustomResource',
  group: 'example.org',
  plural: 'composites',
  versions: ['v1'],
};

const [CRON_JOBS] = configuredTypes(undefined).filter(
  ({ kind }) => kind === 'CronJob',
);

const cronJob = (name: string, namespace = 'shop') =>
  JSON.parse(JSON.stringify(anObject('CronJob', { name, namespace }).build()));

async function find(
  answer: (request: ApiRequest) => Result<unknown>,
  type = CRON_JOBS,
  namespace = 'shop',
) {
  const { connection, asked } = fakeConnection(answer);
  const place = { namespace, name: 'nightly' };
  const found = await findObject(connection, type, place, signal);
  return { found, asked };
}

describe('findObject', () => {
  it('asks for the one name, and says the version', async () => {
    const { found, asked } = await find(() =>
      aList('CronJob', [cronJob('nightly')]),
    );
    expect(found).toMatchObject({
      ok: true,
      value: { version: 'v1', object: { metadata: { name: 'nightly' } } },
    });
    expect(asked).toEqual([
      '/apis/batch/v1/namespaces/shop/cronjobs?fieldSelector=metadata.name%3Dnightly&limit=500',
    ]);
  });

  it('tries the next version where one is not served', async () => {
    const { found, asked } = await find(({ path }) =>
      path.includes('v1beta1')
        ? aList('CronJob', [cronJob('nightly')])
        : ABSENT,
    );
    expect(found).toMatchObject({ ok: true, value: { version: 'v1beta1' } });
    expect(asked).toHaveLength(2);
  });

  it('asks no further version where the object is not there', async () => {
    const { found, asked } = await find(() => aList('CronJob', []));
    expect(found).toMatchObject({ reason: { code: 'api-absent' } });
    expect(asked).toHaveLength(1);
  });

  it('passes on what else is wrong', async () => {
    const { found, asked } = await find(() => FORBIDDEN);
    expect(found).toEqual(FORBIDDEN);
    expect(asked).toHaveLength(1);
  });

  it('takes no object that it did not ask for', async () => {
    for (const other of [cronJob('other'), cronJob('nightly', 'cart')]) {
      const { found } = await find(() => aList('CronJob', [other]));
      expect(found).toMatchObject({ ok: false });
    }
  });

  it('reads one page', async () => {
    const { asked } = await find(() =>
      aList('CronJob', [cronJob('other')], 'more'),
    );
    expect(asked).toHaveLength(1);
  });

  it('finds what is in no namespace', async () => {
    const composite = aCustomResource('example.org/v1', 'Composite', {
      name: 'nightly',
      namespace: '',
    }).build();
    const { found, asked } = await find(
      () => aList('Composite', [JSON.parse(JSON.stringify(composite))]),
      COMPOSITES,
      '',
    );
    expect(found).toMatchObject({ ok: true });
    expect(asked[0]).toMatch(/^\/apis\/example\.org\/v1\/composites\?/);
  });
});
