import {
  completes,
  contextAfter,
  createdMs,
  eventLines,
  exits,
  runs,
} from './__testUtils__/plans';
import { Behaviour } from './behaviour';
import { neverStarts } from './neverStarts';

const IMAGE = 'registry.example.com/shop/web:1';
const MISSING: Behaviour = { type: 'pullError', message: 'not found' };

function after(afterMs: number, behaviour: Behaviour) {
  const context = contextAfter(afterMs, behaviour);
  const state = neverStarts(context);
  const nextMs = context.tracker.nextChangeMs - createdMs;
  return { state, nextMs, lines: eventLines(context.events) };
}

it.each([runs, completes(5), exits(5)])('has no part in %j', behaviour => {
  expect(after(60_000, behaviour)).toMatchObject({
    state: undefined,
    lines: [],
  });
});

it('retries a container without its configuration', () => {
  const { state, lines, nextMs } = after(13_000, {
    type: 'configError',
    message: 'configmap "x" not found',
  });
  expect(state).toEqual({
    waiting: {
      reason: 'CreateContainerConfigError',
      message: 'configmap "x" not found',
    },
  });
  expect(lines).toEqual([
    `Normal Pulled: Container image "${IMAGE}" already present on machine x2`,
    'Warning Failed: Error: configmap "x" not found x2',
  ]);
  expect(nextMs).toBe(26_000);
});

it('retries a container whose image has no valid name', () => {
  const { state, lines } = after(12_999, {
    type: 'invalidImageName',
    message: 'invalid reference format',
  });
  expect(state).toEqual({
    waiting: {
      reason: 'InvalidImageName',
      message: 'invalid reference format',
    },
  });
  expect(lines).toEqual([
    'Warning InspectFailed: invalid reference format x1',
    'Warning Failed: Error: InvalidImageName x1',
  ]);
});

describe('an image that cannot be pulled', () => {
  it.each([
    [-1, {}, 0],
    [0, { reason: 'ContainerCreating' }, 900],
    [899, { reason: 'ContainerCreating' }, 900],
    [900, { reason: 'ErrImagePull', message: 'not found' }, 4_900],
    [
      4_900,
      {
        reason: 'ImagePullBackOff',
        message: `Back-off pulling image "${IMAGE}": ErrImagePull: not found`,
      },
      10_900,
    ],
  ])('after %d ms is %j until %d', (afterMs, waiting, nextMs) => {
    const { state, nextMs: changesMs } = after(afterMs, MISSING);
    expect(state).toEqual({ waiting });
    expect(changesMs).toBe(nextMs);
  });

  it('is pulled again and again, ever later, as events say', () => {
    expect(after(900, MISSING).lines).toEqual([
      `Normal Pulling: Pulling image "${IMAGE}" x1`,
      `Warning Failed: Failed to pull image "${IMAGE}": not found x1`,
      'Warning Failed: Error: ErrImagePull x1',
    ]);
    expect(after(10_900, MISSING).lines).toEqual([
      `Normal Pulling: Pulling image "${IMAGE}" x2`,
      `Warning Failed: Failed to pull image "${IMAGE}": not found x1`,
      'Warning Failed: Error: ErrImagePull x1',
      `Normal BackOff: Back-off pulling image "${IMAGE}" x1`,
      'Warning Failed: Error: ImagePullBackOff x1',
    ]);
    // 10 s after the first failure, 20 s after the second.
    expect(after(31_799, MISSING).lines[0]).toMatch(/x2$/);
    expect(after(31_800, MISSING).lines[0]).toMatch(/x3$/);
    expect(after(31_800, MISSING).lines[3]).toMatch(/x3$/);
  });

  it('names the container in its events', () => {
    const context = contextAfter(5_000, MISSING, { isInit: true });
    neverStarts(context);
    const paths = context.events
      .objects()
      .map(({ involvedObject }) => involvedObject);
    expect(paths).toHaveLength(5);
    for (const path of paths) {
      expect(path).toMatchObject({ fieldPath: 'spec.initContainers{app}' });
    }
  });
});
