import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { anEntity } from '../__testUtils__/anEntity';
import { findDependents } from './dependents';

const credentials = mockCredentials.user();

const ref = (name: string) => `component:default/${name}`;

const related = (
  name: string,
  relations: Readonly<Record<string, readonly string[]>>,
): Entity => ({
  ...anEntity(name),
  relations: Object.entries(relations).flatMap(([type, names]) =>
    names.map(each => ({ type, targetRef: ref(each) })),
  ),
});

const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${name}-${at}`);

describe('findDependents', () => {
  const find = async (entity: Entity, others: Entity[]) => {
    const catalog = catalogServiceMock({ entities: [entity, ...others] });
    const found = await findDependents(catalog, entity, credentials);
    return found.map(({ entityRef }) => entityRef);
  };

  it('finds what depends on an entity or on its APIs, each once, and not itself', async () => {
    const shop = related('shop', {
      dependencyOf: ['kiosk', 'gone'],
      providesApi: ['orders'],
    });
    const others = [
      related('orders', {
        apiConsumedBy: ['kiosk', 'app', 'shop'],
        dependencyOf: ['report'],
      }),
      ...['kiosk', 'app', 'report'].map(name => related(name, {})),
    ];
    expect(await find(shop, others)).toEqual(
      ['kiosk', 'app', 'report'].map(ref),
    );
  });

  it('reads fifty of them, and twenty APIs', async () => {
    const kiosks = numbered('kiosk', 51);
    const many = related('shop', { dependencyOf: kiosks });
    const entities = kiosks.map(name => related(name, {}));
    expect(await find(many, entities)).toHaveLength(50);
    const apis = numbered('api', 21);
    const consumers = apis.map(name => `${name}-app`);
    const provider = related('shop', { providesApi: apis });
    const all = [
      ...apis.map(name => related(name, { apiConsumedBy: [`${name}-app`] })),
      ...consumers.map(name => related(name, {})),
    ];
    expect(await find(provider, all)).toEqual(consumers.slice(0, 20).map(ref));
  });
});
