import { diagnoseObjects, podVerdicts } from '../../testing';
import { webPod } from '../testing/shop';

const first = (reason: string, message?: string) =>
  diagnoseObjects([
    webPod(undefined, { ageSeconds: 900 }).waiting(reason, message),
  ])[0];

describe('a container that waits', () => {
  it.each([
    ['CreateContainerConfigError', 'secret "db" not found', 'MissingSecret'],
    ['PreStartHookError', 'x', 'InternalHookError'],
    [
      'RuntimeClass "gvisor" not found',
      undefined,
      'RuntimeClassHandlerMissing',
    ],
    ['SomethingNew', 'in its own words', 'UnknownWaitingReason'],
  ])('for %s: %s is %s', (reason, message, name) => {
    expect(first(reason, message).class).toBe(name);
  });

  it('for a reason that no version had yet quotes it', () => {
    expect(first('SomethingNew', 'in its own words')).toMatchObject({
      confidence: 'possible',
      params: { reason: 'SomethingNew', message: 'in its own words' },
    });
  });

  it('while all containers restart is no failure', () => {
    expect(first('RestartingAllContainers')).toBeUndefined();
  });
});

describe('an error of the runtime as the reason', () => {
  it('that no rule knows is quoted as it is', () => {
    const reason = 'something went wrong in words of its own';
    expect(first(reason)).toMatchObject({
      class: 'UnknownWaitingReason',
      params: { reason },
    });
  });
});

describe('a container that runs', () => {
  it('is judged by how its last run ended, not by why it would wait', () => {
    const verdicts = podVerdicts([
      webPod(undefined, { ageSeconds: 900 }).restarted({
        exitCode: 1,
        finishedSecondsAgo: 30,
      }),
    ]);
    expect(verdicts).toEqual(['warning ApplicationError']);
  });
});
