import { ObjectView } from '../objectViews';
import { Ownership } from './Ownership';

const aView = (row: object) =>
  ({ row: { namespace: 'shop', ...row } } as unknown as ObjectView);

const QUEUE = aView({
  ...{ kind: 'Queue', name: 'mail' },
  customResource: {
    definition: 'queues.acme.io',
    owns: [
      { kind: 'StatefulSet', name: 'mail' },
      { kind: 'Job', name: 'init', namespace: 'data' },
      { kind: 'Disk', name: 'mail', definition: 'disks.acme.io' },
    ],
  },
});
const POOL = aView({
  ...{ kind: 'StatefulSet', name: 'mail' },
  owner: { kind: 'Queue', name: 'mail' },
});
const QUEUE_ID = 'queues.acme.io shop/mail';

it('names a custom resource by its definition, and other kinds as they are', () => {
  const ownership = new Ownership([QUEUE, POOL]);
  const mail = { namespace: 'shop', name: 'mail' };
  expect(ownership.toId({ ...mail, kind: 'Queue' })).toBe(QUEUE_ID);
  expect(ownership.toId({ ...mail, kind: 'Job' })).toBe('Job shop/mail');
  expect(ownership.findResource({ ...mail, kind: 'Job' })).toBe('Job');
});

it.each([
  ['StatefulSet shop/mail', QUEUE_ID, 1],
  ['Job data/init', QUEUE_ID, 1],
  ['Job shop/init', 'Job shop/init', 0],
  ['disks.acme.io shop/mail', QUEUE_ID, 1],
  [QUEUE_ID, QUEUE_ID, 0],
])('%s belongs to %s', (id, top, depth) => {
  const ownership = new Ownership([QUEUE, POOL]);
  expect(ownership.top(id)).toBe(top);
  expect(ownership.depth(id)).toBe(depth);
});

it('believes an object about its owner more than others, in any order', () => {
  const owned = aView({
    ...{ kind: 'StatefulSet', name: 'mail' },
    owner: { kind: 'Queue', name: 'mail', definition: 'queues.other.io' },
  });
  for (const objects of [
    [QUEUE, owned],
    [owned, QUEUE],
  ]) {
    expect(new Ownership(objects).top('StatefulSet shop/mail')).toBe(
      'queues.other.io shop/mail',
    );
  }
});

it('knows what was read of what a custom resource owns', () => {
  const ownership = new Ownership([QUEUE, POOL]);
  const pool = { kind: 'StatefulSet', name: 'mail' };
  expect(ownership.isRead(pool, 'shop')).toBe(true);
  expect(ownership.isRead(pool, 'data')).toBe(false);
  expect(ownership.isRead({ ...pool, namespace: 'shop' }, 'data')).toBe(true);
});

it('ends where objects own each other', () => {
  const ring = ['a', 'b'].map((name, i) =>
    aView({ kind: 'Job', name, owner: { kind: 'Job', name: 'ba'[i] } }),
  );
  expect(new Ownership(ring).depth('Job shop/a')).toBe(9);
});
