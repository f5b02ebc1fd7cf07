import { DEFAULT_VIEW_STATE } from '../../viewState';
import { badSharedValues, KubernetesView, readSharedView } from './sharedViews';

const VIEW: KubernetesView = {
  title: 'Ours',
  group: ['cluster', 'label:team'],
  filter: 'app:web & more',
  status: ['failing', 'notReady'],
  objectStatus: ['suspended'],
  size: 'l',
  view: 'table',
  sort: '-restarts',
  hide: ['node', 'age'],
};

it('has all parts of a view', () => {
  expect(readSharedView(VIEW, DEFAULT_VIEW_STATE)).toMatchObject({
    group: ['cluster', 'label:team'],
    size: 'l',
    hide: ['node', 'age'],
    filter: 'app:web & more',
    status: ['failing', 'notReady'],
    objectStatus: ['suspended'],
    view: 'table',
    sort: { column: 'restarts', isDescending: true },
  });
  expect(badSharedValues(VIEW)).toEqual([]);
});

it('is grouped as the app says where it does not say how', () => {
  const defaults = { ...DEFAULT_VIEW_STATE, group: ['node'] as const };
  expect(readSharedView({ title: 'Ours' }, defaults)).toMatchObject({
    group: ['node'],
  });
});

it.each([
  ['status', 'sad'],
  ['objectStatus', 'ready'],
])('finds that it has no use for a value of %s', (name, value) => {
  expect(badSharedValues({ ...VIEW, [name]: [value] })).toEqual([
    expect.objectContaining({ value }),
  ]);
});
