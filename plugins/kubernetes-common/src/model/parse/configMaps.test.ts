import { aPod } from '../../testing';
import { parseObject } from './parseObject';

function parsePod(build: (pod: ReturnType<typeof aPod>) => unknown) {
  const pod = parseObject(build(aPod({ namespace: 'shop', name: 'web-1' })));
  if (pod?.kind !== 'Pod') throw new Error('no pod');
  return pod;
}

const withEnvironment = (environment: object) =>
  parsePod(pod => pod.withContainer({ name: 'app', ...environment }).build())
    .spec.containers[0];

it('names the ConfigMaps of a container’s variables once, and no Secret', () => {
  const container = withEnvironment({
    env: [
      { name: 'A', valueFrom: { configMapKeyRef: { name: 'web', key: 'a' } } },
      { name: 'B', valueFrom: { configMapKeyRef: { name: 'web', key: 'b' } } },
      { name: 'C', valueFrom: { secretKeyRef: { name: 'creds', key: 'c' } } },
      { name: 'D', value: 'hunter2' },
    ],
    envFrom: [
      { configMapRef: { name: 'common' } },
      { secretRef: { name: 'more-creds' } },
    ],
  });
  expect(container.configMaps).toEqual(['web', 'common']);
});

it('has none where nothing is used', () => {
  expect(withEnvironment({})).not.toHaveProperty('configMaps');
});

it('names those in volumes, without the one that each pod has', () => {
  const { spec } = parsePod(builder => {
    const pod = builder.build();
    return {
      ...pod,
      spec: {
        ...pod.spec,
        volumes: [
          { name: 'a', configMap: { name: 'files' } },
          {
            name: 'b',
            projected: {
              sources: [
                { configMap: { name: 'kube-root-ca.crt' } },
                { configMap: { name: 'extra' } },
                { secret: { name: 'creds' } },
              ],
            },
          },
          { name: 'c', secret: { secretName: 'creds' } },
        ],
      },
    };
  });
  expect(spec.volumes.map(({ configMaps }) => configMaps)).toEqual([
    ['files'],
    ['extra'],
    undefined,
  ]);
});

it.each([
  ['a path', '../secrets/creds'],
  ['dots', '..'],
  ['an encoded slash', 'a%2Fb'],
  ['one longer than a name can be', 'x'.repeat(254)],
  ['no text', { name: 'web' }],
])('leaves out a name that is %s', (_, name) => {
  const container = withEnvironment({ envFrom: [{ configMapRef: { name } }] });
  expect(container).not.toHaveProperty('configMaps');
});

it('keeps no more than twenty of a container', () => {
  const container = withEnvironment({
    envFrom: Array.from({ length: 999 }, (_, index) => ({
      configMapRef: { name: `c${index}` },
    })),
  });
  expect(container.configMaps).toHaveLength(20);
});
