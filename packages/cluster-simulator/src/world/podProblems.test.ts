import { FULL_LOAD } from '@podlight/fake-kubernetes-api-server';
import { Problem } from '../scenario/problems';
import { aProblem } from './__testUtils__/workload';
import { about, applyProblem } from './podProblems';

const IMAGE = 'registry.example.com:5000/shop/web:1.0.0';

const apply = (type: Problem['type'], more?: Record<string, unknown>) =>
  applyProblem(aProblem(type, more), IMAGE, 3);

it('changes nothing without a problem', () => {
  expect(applyProblem(undefined, IMAGE, 3)).toEqual({});
});

it('makes durations differ a little', () => {
  expect(about(100)).toEqual([80, 125]);
});

it.each<[string, Record<string, unknown>, string, number]>([
  ['crash', { exitCode: 3, after: '10s', logs: 'x' }, 'Error', 3],
  ['crash', { exitCode: 0, after: '10s', logs: 'x' }, 'Completed', 0],
])('ends a run: %s %j', (_, more, reason, exitCode) => {
  expect(apply('crash', more)).toEqual({
    behaviour: {
      type: 'exits',
      exitCode,
      afterSeconds: [8, 12.5],
      reason,
      readyAfterSeconds: 10,
    },
    logs: 'x',
  });
});

it('ends a run for want of memory', () => {
  expect(apply('oomKilled', { after: '100s', logs: 'x' })).toEqual({
    behaviour: {
      type: 'exits',
      exitCode: 137,
      afterSeconds: [80, 125],
      reason: 'OOMKilled',
      readyAfterSeconds: 5,
    },
    logs: 'x',
  });
});

it('replaces only the tag of a missing image', () => {
  const missing = 'registry.example.com:5000/shop/web:9.9.9';
  expect(apply('imageNotFound', { tag: '9.9.9' })).toEqual({
    image: missing,
    behaviour: {
      type: 'pullError',
      message: `rpc error: code = NotFound desc = failed to pull and unpack image "${missing}": failed to resolve image: ${missing}: not found`,
    },
  });
  expect(apply('imageNotFound').image).toBe(IMAGE);
});

it('refuses to pull an image without credentials', () => {
  const { image, behaviour } = apply('imageUnauthorized');
  expect(image).toBeUndefined();
  expect(behaviour).toEqual({
    type: 'pullError',
    message: expect.stringMatching(
      /^failed to pull .*"registry\.example\.com:5000\/shop\/web:1\.0\.0".*no basic auth credentials$/,
    ),
  });
});

it('uses a name that is no image', () => {
  expect(apply('invalidImageName', { image: 'X Y' })).toEqual({
    image: 'X Y',
    behaviour: {
      type: 'invalidImageName',
      message:
        'Failed to apply default image tag "X Y": couldn\'t parse image name "X Y": invalid reference format',
    },
  });
});

it.each([
  ['missingConfigMap', 'configmap', 'configMapRef'],
  ['missingSecret', 'secret', 'secretRef'],
] as const)('refers to an absent object: %s', (type, noun, reference) => {
  expect(apply(type, { name: 'settings' })).toEqual({
    behaviour: { type: 'configError', message: `${noun} "settings" not found` },
    extraSpec: { envFrom: [{ [reference]: { name: 'settings' } }] },
  });
});

it('runs a command that is not there', () => {
  const { behaviour, extraSpec } = apply('commandNotFound', { command: '/x' });
  expect(behaviour).toEqual({
    type: 'startError',
    message: expect.stringMatching(/exec: "\/x": stat \/x: no such file/),
  });
  expect(extraSpec).toEqual({ command: ['/x'] });
});

it('fails a readiness probe', () => {
  const more = { message: 'refused', after: '1m', logs: 'x' };
  expect(apply('notReady', more)).toEqual({
    behaviour: {
      type: 'neverReady',
      message: 'refused',
      periodSeconds: 10,
      afterSeconds: 60,
    },
    logs: 'x',
  });
});

it('fails a liveness probe', () => {
  const more = { message: 'refused', after: '100s', exitCode: 143, logs: 'x' };
  expect(apply('livenessKilled', more)).toEqual({
    behaviour: {
      type: 'killedByProbe',
      probe: 'Liveness',
      afterSeconds: [80, 125],
      exitCode: 143,
      message: 'refused',
      periodSeconds: 10,
      failureThreshold: 3,
    },
    logs: 'x',
  });
});

it('loads a container fully', () => {
  expect(apply('throttled')).toEqual({ extraSpec: { env: [FULL_LOAD] } });
});

it('fails an init container, which is never ready', () => {
  const more = { container: 'setup', exitCode: 4, after: '10s', logs: 'x' };
  expect(apply('initFails', more)).toEqual({
    init: {
      name: 'setup',
      behaviour: {
        type: 'exits',
        exitCode: 4,
        afterSeconds: [8, 12.5],
        reason: 'Error',
        readyAfterSeconds: Infinity,
      },
      logs: 'x',
    },
  });
});

it('says on how many nodes a pod does not fit', () => {
  const message = '{{nodes}} Insufficient cpu, {{nodes}} tried.';
  expect(apply('unschedulable', { message })).toEqual({
    unschedulable: '0/3 nodes are available: 3 Insufficient cpu, 3 tried.',
  });
});
