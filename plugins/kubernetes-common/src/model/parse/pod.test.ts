import { parsePod } from './pod';
import { parseMeta } from './meta';

const META = parseMeta({ name: 'web-1', namespace: 'shop' })!;

describe('parsePod', () => {
  it('reads an empty object as a pod of which nothing is known', () => {
    expect(parsePod(META, {})).toEqual({
      kind: 'Pod',
      metadata: META,
      spec: {
        restartPolicy: 'Always',
        nodeSelector: {},
        readinessGates: [],
        schedulingGates: [],
        imagePullSecrets: [],
        containers: [],
        initContainers: [],
        ephemeralContainers: [],
        volumes: [],
      },
      status: {
        conditions: [],
        containerStatuses: [],
        initContainerStatuses: [],
        ephemeralContainerStatuses: [],
      },
    });
  });

  it('reads each kind of container with its own statuses', () => {
    const { spec, status } = parsePod(META, {
      spec: {
        containers: [{ name: 'app' }],
        initContainers: [{ name: 'init' }],
        ephemeralContainers: [{ name: 'debug' }],
      },
      status: {
        containerStatuses: [{ name: 'app' }],
        initContainerStatuses: [{ name: 'init' }],
        ephemeralContainerStatuses: [{ name: 'debug' }],
      },
    });
    const names = (list: readonly { readonly name: string }[]) =>
      list.map(({ name }) => name);
    expect([
      names(spec.containers),
      names(spec.initContainers),
      names(spec.ephemeralContainers),
      names(status.containerStatuses),
      names(status.initContainerStatuses),
      names(status.ephemeralContainerStatuses),
    ]).toEqual([['app'], ['init'], ['debug'], ['app'], ['init'], ['debug']]);
  });

  it('reads gates and pull secrets by name', () => {
    const { spec } = parsePod(META, {
      spec: {
        readinessGates: [{ conditionType: 'example.com/ready' }, {}],
        schedulingGates: [{ name: 'quota' }, {}],
        imagePullSecrets: [{ name: 'regcred' }, 5],
      },
    });
    expect(spec).toMatchObject({
      readinessGates: ['example.com/ready'],
      schedulingGates: ['quota'],
      imagePullSecrets: ['regcred'],
    });
  });

  it.each([
    [{ configMap: { name: 'settings' } }, 'configMap', 'settings'],
    [
      { persistentVolumeClaim: { claimName: 'data' } },
      'persistentVolumeClaim',
      'data',
    ],
    [{ secret: { secretName: 'db' } }, 'secret', 'db'],
    [{ csi: { driver: 'x.csi' } }, 'csi', 'x.csi'],
    [{ hostPath: { path: '/var' } }, 'hostPath', '/var'],
    [{ nfs: { server: 'nas', path: '/x' } }, 'nfs', '/x'],
    [{ emptyDir: {} }, 'emptyDir', undefined],
    [{}, '', undefined],
  ])('names the source of the volume %j', (volume, source, sourceName) => {
    const { spec } = parsePod(META, {
      spec: { volumes: [{ name: 'v', ...volume }] },
    });
    expect(spec.volumes).toEqual([
      {
        ...{ name: 'v', source },
        ...(sourceName !== undefined && { sourceName }),
        ...(source === 'configMap' && { configMaps: [sourceName] }),
      },
    ]);
  });
});
