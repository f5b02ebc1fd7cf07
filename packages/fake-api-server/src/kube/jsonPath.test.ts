import { findValues, parseJsonPath } from './jsonPath';

const OBJECT = {
  metadata: { name: 'web', labels: { 'cnpg.io/cluster': 'db' } },
  spec: { replicas: 0, hosts: ['a.example.com', 'b.example.com'] },
  status: {
    isReady: false,
    reason: null,
    conditions: [
      { type: 'Ready', status: 'False', count: 2 },
      { type: 'Issuing', status: 'True' },
    ],
  },
};

it.each<[string, readonly unknown[]]>([
  ['.metadata.name', ['web']],
  ['.metadata.labels.cnpg\\.io/cluster', ['db']],
  [".metadata.labels['cnpg.io/cluster']", ['db']],
  ['.metadata["name"]', ['web']],
  ['.spec.replicas', [0]],
  ['.spec.hosts[*]', ['a.example.com', 'b.example.com']],
  ['.spec.hosts[0]', ['a.example.com']],
  ['.spec.hosts[-1]', ['b.example.com']],
  ['.spec.hosts[2]', []],
  ['.status.isReady', [false]],
  ['.status.reason', [null]],
  ['.status.conditions[?(@.type=="Ready")].status', ['False']],
  [".status.conditions[?(@.type == 'Issuing')].status", ['True']],
  ['.status.conditions[?(@.type!="Ready")].type', ['Issuing']],
  ['.status.conditions[?(@.count==2)].type', ['Ready']],
  ['.status.conditions[*].type', ['Ready', 'Issuing']],
  ['.status.absent.field', []],
  ['.status.absent[*].field', []],
  ['.metadata.name.length', []],
])('follows %s', (path, values) => {
  expect(findValues(parseJsonPath(path), OBJECT)).toEqual(values);
});

it.each(['spec', '.spec[', '.spec[?(@.a>1)]', '..spec', '.spec.'])(
  'rejects %s, and says where it goes wrong',
  path => {
    expect(() => parseJsonPath(path)).toThrow(/cannot be read from position/);
  },
);
