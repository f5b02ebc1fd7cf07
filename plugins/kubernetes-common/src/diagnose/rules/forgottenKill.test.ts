import { diagnoseObjects } from '../../testing';
import { webPod as pod } from '../testing/shop';

/** Killed by a probe and running again; the ended container is not there any more. */
const killed = (kind: 'liveness' | 'startup', secondsAgo: number) => {
  const probe = {
    httpGet: { port: 8080 },
    ...{ periodSeconds: 2, failureThreshold: 3, timeoutSeconds: 4 },
  };
  return pod()
    .withContainer({ name: 'app', [`${kind}Probe`]: probe })
    .crashLooping({ restarts: 3 })
    .withStatus('app', { lastState: {} })
    .withEvent({
      ...{ type: 'Normal', reason: 'Killing', container: 'app' },
      message: `Container app failed ${kind} probe, will be restarted`,
      lastSeenSecondsAgo: secondsAgo,
    });
};

const find = (...given: Parameters<typeof killed>) =>
  diagnoseObjects([killed(...given)]).find(({ class: name }) =>
    name.endsWith('ProbeKilled'),
  );

it.each([
  ['liveness', 'LivenessProbeKilled', { timeoutSeconds: 4 }],
  ['startup', 'StartupProbeKilled', { budgetSeconds: 6 }],
] as const)(
  'names the %s probe that an event remembers',
  (kind, name, params) => {
    expect(find(kind, 60)).toMatchObject({
      class: name,
      confidence: 'likely',
      params: { restarts: 3, ...params },
    });
  },
);

it('does not remember one that is long ago', () => {
  expect(find('liveness', 1_200)).toBeDefined();
  expect(find('liveness', 1_201)).toBeUndefined();
});
