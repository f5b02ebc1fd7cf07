import { renderHook, act } from '@testing-library/react';
import { FoundObject } from '../../service';
import { useOpenedObject } from './useOpenedObject';

const found = (cluster: string, row: object) =>
  ({ view: { cluster, row } } as unknown as FoundObject);

const start = (address: string | undefined, objects: readonly FoundObject[]) =>
  renderHook(props => useOpenedObject(props.address, props.objects), {
    initialProps: { address, objects },
  });

it('tells an object from another one that got its name', () => {
  const { result, rerender } = start('Job/shop/init', []);
  const [eu, us] = [found('eu', { uid: '1' }), found('us', { uid: '2' })];
  rerender({ address: 'Job/shop/init', objects: [eu] });
  rerender({ address: 'Job/shop/init', objects: [eu, us] });
  expect([eu, us].map(result.current.isReplaced)).toEqual([false, false]);
  const other = found('us', { uid: '3' });
  rerender({ address: 'Job/shop/init', objects: [eu, other] });
  expect([eu, other].map(result.current.isReplaced)).toEqual([false, true]);
  act(() => result.current.accept());
  expect(result.current.isReplaced(other)).toBe(false);
});

it('does the same for custom resources, and trusts what has no UID', () => {
  const custom = (uid: string) => found('eu', { customResource: { uid } });
  const { result, rerender } = start('queues.acme.io/shop/mail', [custom('1')]);
  const objects = [custom('2')];
  rerender({ address: 'queues.acme.io/shop/mail', objects });
  expect(result.current.isReplaced(objects[0])).toBe(true);
  expect(result.current.isReplaced(found('eu', {}))).toBe(false);
});

it.each([
  [undefined, []],
  ['Job/shop/other', [found('eu', { uid: '9' })]],
  ['Job/shop/gone', []],
])('forgets it when %s is opened', (next, others) => {
  const { result, rerender } = start('Job/shop/init', [
    found('eu', { uid: '1' }),
  ]);
  rerender({ address: next, objects: others });
  const objects = [found('eu', { uid: '2' })];
  rerender({ address: 'Job/shop/init', objects });
  expect(result.current.isReplaced(objects[0])).toBe(false);
});
