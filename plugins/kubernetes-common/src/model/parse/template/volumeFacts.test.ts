import { Json } from '../readers';
import { FactWriter, HIDDEN } from './FactWriter';
import { writeMounts, writeVolume } from './volumeFacts';

/** What is shown of each fact, and whether more is compared. */
function shown(fill: (facts: FactWriter) => void): Record<string, string> {
  const facts = new FactWriter(value => `#${value.length}`);
  fill(facts);
  return Object.fromEntries(
    Object.entries<string>(JSON.parse(facts.toText())).map(([key, value]) => [
      key,
      value.replace(new RegExp(`${HIDDEN}#\\d+$`), ' …'),
    ]),
  );
}

const volume = (source: Json) =>
  shown(facts => writeVolume(facts, { name: 'data', ...source }))[
    'volume//data'
  ];
const mounts = (container: Json) =>
  shown(facts => writeMounts(facts, 'web', container));

describe('writeVolume', () => {
  it.each<[string, Json]>([
    ['configMap:settings …', { configMap: { name: 'settings' } }],
    ['secret:tls …', { secret: { secretName: 'tls' } }],
    [
      'persistentVolumeClaim:db …',
      { persistentVolumeClaim: { claimName: 'db' } },
    ],
    ['csi:vault.csi …', { csi: { driver: 'vault.csi', readOnly: true } }],
    ['emptyDir …', { emptyDir: {} }],
    ['emptyDir …', {}],
    ['emptyDir …', { configMap: null }],
    ['nfs …', { nfs: { server: '10.0.0.1' } }],
    ['constructor …', { constructor: { name: 'x' } }],
    [
      'projected:settings,tls …',
      {
        projected: {
          sources: [
            { configMap: { name: 'settings' } },
            { serviceAccountToken: { path: 'token' } },
            { secret: { name: 'tls' } },
          ],
        },
      },
    ],
  ])('shows %s', (expected, source) => {
    expect(volume(source)).toBe(expected);
  });

  it('has none without a name', () => {
    expect(shown(facts => writeVolume(facts, { secret: {} }))).toEqual({});
  });
});

describe('writeMounts', () => {
  it('shows what is mounted where, and whether it cannot be written', () => {
    const volumeMounts = [
      { name: 'data', mountPath: '/data' },
      { name: 'data', mountPath: '/data/logs', subPath: 'logs' },
      { name: 'tls', mountPath: '/tls', readOnly: true },
      { name: 'open', mountPath: '/open', readOnly: false },
      { name: 'shared', mountPath: '/shared', mountPropagation: 'None' },
      { name: 'nowhere' },
    ];
    expect(mounts({ volumeMounts })).toEqual({
      'mount/web//data': 'data',
      'mount/web//data/logs': 'data/logs',
      'mount/web//tls': 'tls ro',
      'mount/web//open': 'open',
      'mount/web//shared': 'shared …',
    });
  });

  it('shows block devices at their paths', () => {
    const volumeDevices = [
      { name: 'disk', devicePath: '/dev/xvda' },
      { name: 'nowhere' },
    ];
    expect(mounts({ volumeDevices })).toEqual({
      'mount/web//dev/xvda': 'disk',
    });
  });
});
