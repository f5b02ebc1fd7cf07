import {
  readAddedKey,
  readAddedObject,
  readAddedRecord,
} from './readAddedRecord';

const RECORD = {
  namespace: 'shop',
  name: 'web',
  uid: 'uid',
  labels: { app: 'web' },
  owner: { kind: 'ReplicaSet', name: 'web-1', uid: 'owner' },
  node: 'node-1',
  phase: 'Running',
  status: 'CrashLoopBackOff',
  isReady: false,
  isDeleting: true,
  ready: 0,
  desired: 2,
  restarts: 3,
  lastRestartAt: '2026-11-22T08:00:00.5+01:00',
  createdAt: '2026-11-22T07:00:00Z',
};

describe('readAddedRecord', () => {
  it('takes all fields, and times as seconds', () => {
    const seconds = Date.parse('2026-11-22T07:00:00Z') / 1_000;
    expect(readAddedRecord({ ...RECORD, more: 1 }, 'Pod')).toEqual({
      ...RECORD,
      kind: 'Pod',
      lastRestartAt: seconds,
      createdAt: seconds,
    });
  });

  it('has defaults for what is absent', () => {
    const { namespace, name, isReady, ready, desired } = RECORD;
    const least = { namespace, name, isReady, ready, desired, labels: {} };
    expect(readAddedRecord({ ...least, owner: null }, 'Job')).toEqual({
      ...least,
      ...{ kind: 'Job', uid: '', node: '', phase: '', status: '' },
      ...{ isDeleting: false, restarts: 0, lastRestartAt: 0, createdAt: 0 },
    });
  });

  it('keeps labels of any name as its own', () => {
    const labels = JSON.parse('{"__proto__":"x","constructor":"y"}');
    const record = readAddedRecord({ ...RECORD, labels }, 'Pod');
    expect(Object.entries(record.labels)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    expect(Object.getPrototypeOf(record.labels)).toBe(Object.prototype);
    expect(Reflect.get({}, 'x')).toBeUndefined();
  });

  it('keeps as many labels as there is room for', () => {
    const labels = Object.fromEntries(
      Array.from({ length: 5 }, (_, index) => [`l${index}`, 'x'.repeat(5_000)]),
    );
    const record = readAddedRecord({ ...RECORD, labels }, 'Pod');
    expect(Object.keys(record.labels)).toEqual(['l0', 'l1', 'l2']);
  });

  it('reads each field once, so that it can’t change after it was checked', () => {
    let reads = 0;
    const record = {
      ...RECORD,
      get status() {
        reads += 1;
        return reads === 1 ? 'Running' : { evil: true };
      },
    };
    expect(readAddedRecord(record, 'Pod').status).toBe('Running');
  });

  it.each<[string, unknown, RegExp]>([
    ['null', null, /a record is not an object/],
    ['a text', 'web', /a record is not an object/],
    ['a list', [RECORD], /a record is not an object/],
    ...[
      ['namespace', ''],
      ['namespace', undefined],
      ['name', 'x'.repeat(254)],
      ['name', 'a/b'],
      ['name', '..'],
      ['name', 'a\0b'],
      ['name', '\ud800'],
      ['uid', 7],
      ['uid', 'x'.repeat(257)],
      ['labels', undefined],
      ['labels', null],
      ['labels', []],
      ['labels', 'app=web'],
      ['owner', 'web'],
      ['node', 'a\0b'],
      ['phase', {}],
      ['status', 'x'.repeat(257)],
      ['status', ['Running']],
      ['isReady', undefined],
      ['isReady', 'true'],
      ['isDeleting', 1],
      ['ready', undefined],
      ['ready', NaN],
      ['ready', '1'],
      ['desired', 1.5],
      ['desired', -1],
      ['restarts', 2 ** 31],
      ['restarts', Infinity],
      ['restarts', BigInt(1)],
      ['lastRestartAt', 1_700_000_000],
      ['lastRestartAt', 'yesterday'],
      ['createdAt', '1969-12-31T00:00:00Z'],
      ['createdAt', '9999-12-31T00:00:00Z'],
    ].map(([field, value]): [string, unknown, RegExp] => [
      `${field}: ${String(value).slice(0, 20)}`,
      { ...RECORD, [String(field)]: value },
      new RegExp(`^${field} is not `),
    ]),
    [
      'an owner without a kind',
      { ...RECORD, owner: { name: 'web' } },
      /^owner\.kind is not there/,
    ],
    [
      'a number as label',
      { ...RECORD, labels: { app: 1 } },
      /^a value in labels is not text/,
    ],
    [
      'a separator in a label',
      { ...RECORD, labels: { 'a\0b': '' } },
      /^a key in labels is not text/,
    ],
    [
      'a million labels',
      {
        ...RECORD,
        labels: Object.fromEntries(
          Array.from({ length: 1_001 }, (_, index) => [index, '']),
        ),
      },
      /^labels is not an object of at most 1000 fields/,
    ],
  ])('refuses %s', (_what, raw, words) => {
    expect(() => readAddedRecord(raw, 'Pod')).toThrow(words);
  });

  it('refuses with words that quote nothing of a cluster', () => {
    const raw = { ...RECORD, name: 'evil/name' };
    expect(() => readAddedRecord(raw, 'Pod')).toThrow(
      /^name is not the name of an object$/,
    );
  });
});

describe('readAddedObject', () => {
  it('makes the record of a whole object', () => {
    const object = {
      metadata: { namespace: 'shop', name: 'web', labels: { app: 'web' } },
      status: { phase: 'Pending' },
    };
    expect(readAddedObject(object, 'Pod')).toMatchObject({
      ...{ kind: 'Pod', namespace: 'shop', name: 'web', phase: 'Pending' },
      isReady: false,
    });
  });

  it.each([null, [], 'pod', {}, { kind: 'Job', metadata: { name: 'a' } }])(
    'refuses %j',
    raw => {
      expect(() => readAddedObject(raw, 'Pod')).toThrow(/a Pod of Kubernetes/);
    },
  );
});

describe('readAddedKey', () => {
  it('takes the key of an object', () => {
    expect(readAddedKey(RECORD, 'Job')).toEqual({
      ...{ kind: 'Job', namespace: 'shop', name: 'web' },
    });
    expect(() => readAddedKey('shop/web', 'Job')).toThrow(/not an object/);
  });
});
