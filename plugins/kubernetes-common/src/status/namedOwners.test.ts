import { CustomResource, parseObject, toClusterObjects } from '../model';
import { aCustomResource } from '../testing';
import { namedOwners } from './namedOwners';
import { ownersIn } from './owners';

const API = 'example.com/v1';
const place = { name: 'db', namespace: 'shop' };

function ownersOf(
  owned: ReturnType<typeof aCustomResource>,
  ...others: readonly ReturnType<typeof aCustomResource>[]
) {
  const [object, ...read] = [owned, ...others].map(
    builder => parseObject(builder.build()) as CustomResource,
  );
  return namedOwners(object, ownersIn(toClusterObjects([object, ...read])));
}

describe('namedOwners', () => {
  it('has the definition of an owner that is read, and kind and name of others', () => {
    const instance = () => aCustomResource(API, 'Instance', place);
    expect(ownersOf(instance())).toEqual([]);
    expect(
      ownersOf(
        instance().ownedBy('Database', 'db', 'd-1', API),
        aCustomResource(API, 'Database', { ...place, uid: 'd-1' }),
      ),
    ).toEqual([
      { kind: 'Database', name: 'db', definition: 'database.example.com' },
    ]);
    expect(ownersOf(instance().ownedBy('ConfigMap', 'db', 'c-1'))).toEqual([
      { kind: 'ConfigMap', name: 'db' },
    ]);
  });

  it('is not another object that has the name by now', () => {
    expect(
      ownersOf(
        aCustomResource(API, 'Instance', place).ownedBy(
          'Database',
          'db',
          'd-1',
          API,
        ),
        aCustomResource('other.com/v1', 'Database', { ...place, uid: 'd-2' }),
      ),
    ).toEqual([{ kind: 'Database', name: 'db' }]);
  });

  it('has the controller first', () => {
    const built = aCustomResource(API, 'Instance', place).build();
    const reference = {
      ...{ apiVersion: API, kind: 'Database', uid: 'u' },
      blockOwnerDeletion: true,
    };
    built.metadata.ownerReferences = [
      { ...reference, name: 'other', controller: false },
      { ...reference, name: 'controller', controller: true },
    ];
    const object = parseObject(built) as CustomResource;
    expect(
      namedOwners(object, () => undefined).map(({ name }) => name),
    ).toEqual(['controller', 'other']);
  });

  it('says that an owner is in no namespace', () => {
    expect(
      ownersOf(
        aCustomResource(API, 'Claim', place).ownedBy('Composite', 'x', 'x-1'),
        aCustomResource(API, 'Composite', {
          ...{ name: 'x', namespace: '', uid: 'x-1' },
        }),
      ),
    ).toMatchObject([{ kind: 'Composite', namespace: '' }]);
  });

  it('is not more than ten names', () => {
    const built = aCustomResource(API, 'Instance', place).build();
    built.metadata.ownerReferences = Array.from({ length: 30 }, (_, index) => ({
      ...{ apiVersion: API, kind: 'Database', uid: `${index}` },
      ...{ name: `db-${index}`, controller: false, blockOwnerDeletion: true },
    }));
    const object = parseObject(built) as CustomResource;
    expect(namedOwners(object, () => undefined)).toHaveLength(10);
  });
});
