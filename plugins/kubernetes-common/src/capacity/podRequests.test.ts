import fc from 'fast-check';
import { podRequests } from './podRequests';

type Raw = Readonly<Record<string, unknown>>;

const of = (pod: unknown) => Object.fromEntries(podRequests(pod));

const container = (name: string, requests: Raw, more: Raw = {}) => ({
  name,
  resources: { requests },
  ...more,
});
const sidecar = (name: string, requests: Raw) =>
  container(name, requests, { restartPolicy: 'Always' });

const app = container('app', { cpu: '500m', memory: '1Gi' });
const GI = 1024 ** 3;

describe('podRequests', () => {
  // Each as `kubectl describe node` and the scheduler of Kubernetes 1.35 count it.
  it.each<[string, Raw, Raw]>([
    ['nothing', { containers: [{ name: 'app' }] }, {}],
    [
      'all containers',
      { containers: [app, container('proxy', { cpu: '0.1' })] },
      { cpu: 600, memory: GI },
    ],
    [
      'the largest init container, if that is more',
      {
        containers: [app],
        initContainers: [
          container('a', { cpu: '2', memory: '512Mi' }),
          container('b', { cpu: '1' }),
        ],
      },
      { cpu: 2_000, memory: GI },
    ],
    [
      'native sidecars beside all containers',
      { containers: [app], initContainers: [sidecar('mesh', { cpu: '100m' })] },
      { cpu: 600, memory: GI },
    ],
    [
      'an init container beside the sidecars that start before it alone',
      {
        containers: [app],
        initContainers: [
          sidecar('first', { cpu: '1' }),
          container('migrate', { cpu: '3' }),
          sidecar('last', { cpu: '2' }),
        ],
      },
      { cpu: 4_000, memory: GI },
    ],
    [
      'the overhead of a runtime class in addition',
      { containers: [app], overhead: { cpu: '250m', memory: '64Mi' } },
      { cpu: 750, memory: GI + 64 * 1024 ** 2 },
    ],
    [
      'what the pod requests as a whole, in place of its containers',
      {
        containers: [app],
        resources: { requests: { cpu: '2', 'nvidia.com/gpu': '9' } },
        overhead: { cpu: '250m' },
      },
      { cpu: 2_250, memory: GI },
    ],
  ])('counts %s', (_, spec, expected) => {
    expect(of({ spec })).toEqual(expected);
  });

  const resized = (cpu: string, more: Raw = {}) => ({
    spec: { containers: [app] },
    status: {
      containerStatuses: [
        { name: 'app', resources: { requests: { cpu } }, ...more },
      ],
    },
  });

  it.each<[string, unknown, number]>([
    ['more than it requests', resized('2'), 2_000],
    ['less', resized('100m'), 500],
    [
      'more, which is not in effect yet',
      resized('100m', { allocatedResources: { cpu: '3' } }),
      3_000,
    ],
  ])('counts the larger where a container has %s', (_, pod, cpu) => {
    expect(of(pod)).toMatchObject({ cpu });
  });

  it.each<[string, Raw]>([
    ['1.27', { resize: 'Infeasible' }],
    [
      '1.33',
      { conditions: [{ type: 'PodResizePending', reason: 'Infeasible' }] },
    ],
  ])(
    'counts what a container has where a resize is infeasible (%s)',
    (_, why) => {
      const pod = resized('100m');
      expect(of({ ...pod, status: { ...pod.status, ...why } })).toMatchObject({
        cpu: 100,
      });
    },
  );

  it('counts a resized sidecar, too', () => {
    const pod = {
      spec: {
        containers: [app],
        initContainers: [sidecar('mesh', { cpu: 1 })],
      },
      status: {
        initContainerStatuses: [
          { name: 'mesh', resources: { requests: { cpu: '2' } } },
        ],
      },
    };
    expect(of(pod)).toMatchObject({ cpu: 2_500 });
  });

  it('reads any JSON without an error', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (raw, part) => {
        expect(podRequests(raw)).toBeInstanceOf(Map);
        podRequests({ spec: part, status: part });
        podRequests({ spec: { containers: part, initContainers: part } });
      }),
    );
  });
});
