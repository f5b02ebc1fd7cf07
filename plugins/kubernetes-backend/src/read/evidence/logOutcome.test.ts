import { isCollectedLog, toLogProblem } from './logOutcome';

/** The words are those of recorded API servers, v1.20.2 and v1.36.2. */
describe('toLogProblem', () => {
  it.each([
    [
      'previous terminated container "app" in pod "web" not found',
      'no-previous-run',
    ],
    [
      'container "app" in pod "web" is waiting to start: trying and failing to pull image',
      'not-started',
    ],
    [
      'container "app" in pod "web" is waiting to start: PodInitializing',
      'not-started',
    ],
    [
      'container "app" in pod "web" is waiting to start: CreateContainerConfigError',
      'not-started',
    ],
    [
      'container "app" in pod "web" is waiting to start - no logs yet',
      'not-started',
    ],
    ['container "app" in pod "web" is terminated', 'not-started'],
    ['container nope is not valid for pod web', 'container'],
    [
      'a container name must be specified for pod web, choose one of: [good bad]',
      'container',
    ],
  ])('%s is %s', (message, code) => {
    expect(
      toLogProblem({ code: 'server-error', status: 400, message })?.code,
    ).toBe(code);
  });

  it('keeps what the container waits for', () => {
    expect(
      toLogProblem({
        code: 'server-error',
        status: 400,
        message:
          'container "app" in pod "web" is waiting to start: ContainerCreating',
      })?.message,
    ).toBe(
      "This container hasn't started, so it has no log yet: ContainerCreating.",
    );
  });

  it.each([
    {
      code: 'forbidden',
      status: 403,
      message: 'pods "web" is forbidden: cannot get resource "pods/log"',
    },
    {
      code: 'server-error',
      status: 400,
      message: 'the body of the request was in an unknown format',
    },
    { code: 'timeout', message: 'container "app" in pod "web" is terminated' },
  ] as const)('does not take a failure of the cluster for one: %j', reason => {
    expect(toLogProblem(reason)).toBeUndefined();
  });
});

describe('isCollectedLog', () => {
  it.each([
    [
      'unable to retrieve container logs for containerd://e2c70f76259fe1b6',
      true,
    ],
    [
      'failed to try resolving symlinks in path "/var/log/pods/x": no such file\n',
      true,
    ],
    ['unable to retrieve container logs for fun\nand then it went on\n', false],
    ['', false],
    ['hello', false],
  ])('%j is %s', (text, expected) => {
    expect(isCollectedLog(text)).toBe(expected);
  });
});
