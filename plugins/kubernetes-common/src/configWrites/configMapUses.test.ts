import { parseObject, Pod } from '../model';
import { aPod } from '../testing';
import { configMapUses, lastStart } from './configMapUses';

function parsed(
  change: (raw: ReturnType<ReturnType<typeof aPod>['build']>) => object,
): Pod {
  const pod = parseObject(change(aPod({ name: 'web-1' }).build()));
  if (pod?.kind !== 'Pod') throw new Error('no pod');
  return pod;
}

const mounted = (mount: object, environment: object = {}) =>
  parsed(raw => ({
    ...raw,
    spec: {
      ...raw.spec,
      volumes: [{ name: 'files', configMap: { name: 'web' } }],
      containers: [
        {
          ...raw.spec.containers[0],
          ...environment,
          volumeMounts: [{ name: 'files', mountPath: '/etc/web', ...mount }],
        },
      ],
    },
  }));
const ENVIRONMENT = { envFrom: [{ configMapRef: { name: 'web' } }] };

it.each([
  ['files that follow', mounted({}), false],
  ['a subPath, which doesn’t', mounted({ subPath: 'a' }), true],
  ['both files and variables', mounted({}, ENVIRONMENT), false],
  [
    'variables',
    parsed(raw => ({
      ...raw,
      spec: {
        ...raw.spec,
        containers: [{ ...raw.spec.containers[0], ...ENVIRONMENT }],
      },
    })),
    true,
  ],
])('knows %s', (_, pod, isReadAtStart) => {
  expect(configMapUses(pod, 'app')).toEqual([{ name: 'web', isReadAtStart }]);
  expect(configMapUses(pod, 'other')).toEqual([]);
});

it('takes the newest run of a container, and none where none has begun', () => {
  const run = (startedAt: string) => ({ exitCode: 1, startedAt });
  const pod = parsed(raw => ({
    ...raw,
    status: {
      containerStatuses: [
        {
          name: 'app',
          state: { waiting: {} },
          lastState: { terminated: run('2026-03-01T10:00:00Z') },
        },
        { name: 'proxy', state: { running: run('2026-03-01T11:00:00Z') } },
        { name: 'new', state: { waiting: {} } },
      ],
    },
  }));
  expect(lastStart(pod, 'app')).toBe(Date.UTC(2026, 2, 1, 10));
  expect(lastStart(pod, undefined)).toBe(Date.UTC(2026, 2, 1, 11));
  expect(lastStart(pod, 'new')).toBeUndefined();
});
