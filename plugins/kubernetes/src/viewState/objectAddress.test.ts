import {
  DEFAULT_OBJECT_STATE,
  objectParameters,
  parseObjectAddress,
  withObject,
} from './objectAddress';

const parse = (query: string) => parseObjectAddress(new URLSearchParams(query));
const POD = { cluster: 'eu', namespace: 'shop', name: 'web-1' };

it.each([
  ['', {}],
  ['objects=closed', { objects: 'closed' }],
  ['objects=all', { objects: 'all' }],
  ['objects=Job/shop/init', { objects: 'all', object: 'Job/shop/init' }],
  [
    'objects=Job/shop/init&object=Job/shop/web',
    { objects: 'all', object: 'Job/shop/web' },
  ],
  [
    'object=Job/shop/web&on=eu',
    { object: 'Job/shop/web', objectCluster: 'eu' },
  ],
  [
    'objectStatus=suspended,failing,sad',
    { objectStatus: ['failing', 'suspended'] },
  ],
])('reads %s', (query, state) => {
  expect(parse(query)).toEqual({ ...DEFAULT_OBJECT_STATE, ...state });
});

it('names a cluster only together with an object', () => {
  const state = { ...DEFAULT_OBJECT_STATE, objectCluster: 'eu' };
  expect(objectParameters(state).on).toBeUndefined();
  expect(objectParameters({ ...state, object: 'Job/shop/web' })).toEqual({
    ...{ object: 'Job/shop/web', on: 'eu' },
    ...{ objectStatus: '', objects: undefined },
  });
});

it('has one drawer open at a time, and no cluster of an object that is closed', () => {
  expect(withObject({ pod: POD })).toStrictEqual({ object: undefined });
  expect(withObject({ object: 'Job/shop/web' })).toStrictEqual({
    ...{ pod: undefined, objectCluster: undefined },
  });
  expect(withObject({ object: undefined })).toStrictEqual({
    objectCluster: undefined,
  });
  expect(withObject({ pod: undefined })).toStrictEqual({});
});
