import { detect, Finding } from '../diagnose';
import { EVERY_CLASS } from '../diagnose/testing/everyClass';
import { parseObject, Pod, toClusterObjects } from '../model';
import { aPod, FIXTURE_NOW, PodBuilder, secondsAgo } from '../testing';
import { displayState } from './displayState';
import { toServiceRows } from './serviceRows';

function look(builders: readonly { build(): unknown }[]) {
  const objects = builders
    .flatMap(builder => [
      builder.build(),
      ...(builder instanceof PodBuilder ? builder.events() : []),
    ])
    .map(object => parseObject(object))
    .filter(object => object !== undefined);
  const view = toClusterObjects(objects);
  const findings = detect(view, FIXTURE_NOW);
  return {
    findings,
    pods: view.objects.Pod ?? [],
    rows: toServiceRows(view, findings, FIXTURE_NOW).pods,
  };
}

const isReady = (pod: Pod) =>
  pod.status.conditions.some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );

const worstFinding = (findings: readonly Finding[], pod: Pod) =>
  (['error', 'warning'] as const).find(severity =>
    findings.some(
      finding =>
        finding.severity === severity &&
        finding.pods.some(({ name }) => name === pod.metadata.name),
    ),
  );

describe('the state of a pod that is killed for memory again and again', () => {
  const FIVE_HOURS = 5 * 3_600;
  const pod = () => aPod({ name: 'web', ageSeconds: FIVE_HOURS });
  const oom = { exitCode: 137, reason: 'OOMKilled', ranSeconds: 30 };
  const up = (restarts: number, upSeconds: number) =>
    pod().restarted({ ...oom, restarts, finishedSecondsAgo: upSeconds });

  it.each<[string, string, PodBuilder]>([
    ['Running', 'ready', pod()],
    ['OOMKilled', 'notReady', pod().terminated(oom)],
    ['Running', 'ready', up(1, 5)],
    ['CrashLoopBackOff', 'failing', pod().crashLooping(oom)],
    ['Running', 'ready', up(10, 1)],
    ['Running', 'ready', up(10, 200)],
    ['CrashLoopBackOff', 'failing', pod().crashLooping(oom)],
    ['Running', 'ready', up(11, 5)],
    ['Running', 'ready', up(11, 900)],
    ['Running', 'ready', up(11, 3_000)],
  ])('%s in kubectl is %s', (status, state, builder) => {
    expect(look([builder]).rows[0]).toMatchObject({ status, state });
  });

  it.each([
    [5, 'error'],
    [200, 'warning'],
    [900, 'warning'],
    [3_000, 'warning'],
  ])(
    'has its cause for a problem while it is up, %i s later',
    (upSeconds, severity) => {
      const { findings } = look([up(11, upSeconds)]);
      expect(findings).toMatchObject([
        {
          class: 'OOMKilled',
          severity,
          params: {
            ...{ restarts: 11, restartsInSeconds: 18_000 },
            // What a page of the last release shows as it is.
            restartsIn: '5h',
          },
          symptoms: [],
        },
      ]);
    },
  );

  it('is one finding, whether it is up or down', () => {
    const [down] = look([pod().crashLooping(oom)]).findings;
    expect(look([up(6, 5)]).findings[0].id).toBe(down.id);
    expect(look([up(11, 1_000)]).findings[0].id).toBe(down.id);
    expect(down.params).not.toHaveProperty('restartsIn');
    expect(down.params).not.toHaveProperty('restartsInSeconds');
  });

  it('is one finding also where only an exit code is known', () => {
    const crash = { exitCode: 3 };
    const ids = [
      pod().crashLooping(crash),
      pod().restarted({ ...crash, restarts: 11, finishedSecondsAgo: 60 }),
      pod().restarted({ ...crash, restarts: 11, finishedSecondsAgo: 1_000 }),
    ].map(builder => look([builder]).findings[0].id);
    expect(new Set(ids).size).toBe(1);
  });

  it('is failing while it runs, is not ready yet and has only just crashed', () => {
    const builder = up(10, 5)
      .withStatus(undefined, {
        ready: false,
        started: true,
        restartCount: 10,
        state: { running: { startedAt: secondsAgo(5) } },
      })
      .notReady();
    expect(look([builder]).rows[0].state).toBe('failing');
  });
});

/** What has a sign of its own beside the severities. */
const OTHER_SIGNS = ['unknown', 'terminating', 'completed'];

function podSigns(pod: Pod, worst: Finding['severity'] | undefined) {
  if (pod.metadata.deletionTimestamp) return [...OTHER_SIGNS, 'failing'];
  if (isReady(pod)) return [...OTHER_SIGNS, 'ready'];
  if (worst === undefined) return [...OTHER_SIGNS, 'starting'];
  return [...OTHER_SIGNS, worst === 'error' ? 'failing' : 'notReady'];
}

describe('severity and state', () => {
  it.each(Object.entries(EVERY_CLASS))(
    'are one scale for %s',
    (_name, fixture) => {
      const { findings, pods, rows } = look(fixture());
      const wrong = pods.filter(
        (pod, position) =>
          !podSigns(pod, worstFinding(findings, pod)).includes(
            rows[position].state,
          ),
      );
      expect(wrong).toEqual([]);
    },
  );
});

describe('displayState', () => {
  const error = [{ class: 'ApplicationError', severity: 'error' }] as const;

  function stateOf(
    builder: PodBuilder,
    findings: Parameters<typeof displayState>[1] = [],
    status: Partial<Pod['status']> = {},
  ) {
    const parsed = parseObject(builder.build());
    if (parsed?.kind !== 'Pod') throw new Error('not a Pod');
    return displayState(
      { ...parsed, status: { ...parsed.status, ...status } },
      findings,
    );
  }

  const web = () => aPod({ name: 'web' });

  it('is completed after success, whatever was found', () => {
    expect(stateOf(web().succeeded(), error)).toBe('completed');
  });

  it('is unknown where the node is lost', () => {
    expect(stateOf(web(), [], { phase: 'Unknown' })).toBe('unknown');
    expect(stateOf(web(), [], { reason: 'NodeLost' })).toBe('unknown');
    expect(stateOf(web(), [], { reason: 'Other' })).toBe('ready');
  });

  it('is terminating while it is deleted, unless that fails', () => {
    expect(stateOf(web().terminating())).toBe('terminating');
    expect(stateOf(web().notReady().terminating(900), error)).toBe('failing');
  });

  it('is failing while a ready pod cannot go', () => {
    expect(stateOf(web().terminating(900), error)).toBe('failing');
  });

  it('is unknown where one of the findings says that nobody can know', () => {
    const lost = { class: 'NodeUnreachable', severity: 'error' } as const;
    expect(stateOf(web().notReady(), [...error, lost])).toBe('unknown');
    expect(stateOf(web().notReady(), error)).toBe('failing');
  });

  it('is ready where kubectl says so, whatever was found', () => {
    expect(stateOf(web(), error)).toBe('ready');
  });

  it('is starting until it is ready, and completed when it failed without a trace', () => {
    expect(stateOf(web().notReady())).toBe('starting');
    expect(stateOf(web().notReady(), [], { phase: 'Failed' })).toBe(
      'completed',
    );
  });
});
