import { aPod, diagnoseObjects, secondsAgo } from '../../testing';

type Ended = { readonly exitCode?: number; readonly ago: number };

/** A pod of a Job: containers that have ended, and others that run. */
function aJobPod(
  ended: Readonly<Record<string, Ended>>,
  running: readonly string[] = ['istio-proxy'],
  kind = 'Job',
  image?: string,
) {
  const [first, ...others] = [...Object.keys(ended), ...running];
  const builder = aPod({ name: 'migrate-x', namespace: 'shop' });
  const names = [first, ...others];
  const pod = builder.build();
  const [template] = pod.spec.containers;
  const [status] = pod.status.containerStatuses ?? [];
  pod.spec.containers = names.map(name => ({
    ...template,
    name,
    ...(image && running.includes(name) && { image }),
  }));
  pod.status.containerStatuses = names.map(name => ({
    ...status,
    name,
    ...(name in ended && {
      ready: false,
      state: {
        terminated: {
          exitCode: ended[name].exitCode ?? 0,
          reason: 'Completed',
          startedAt: secondsAgo(900),
          finishedAt: secondsAgo(ended[name].ago),
        },
      },
    }),
  }));
  pod.metadata.ownerReferences = [
    {
      apiVersion: 'batch/v1',
      kind,
      name: 'migrate',
      uid: 'x',
      controller: true,
    },
  ] as never;
  return { build: () => pod };
}

const find = (...given: Parameters<typeof aJobPod>) =>
  diagnoseObjects([aJobPod(...given)]).find(
    each => each.class === 'JobSidecarRuns',
  );

it('runs on after the work is done', () => {
  expect(find({ main: { ago: 300 } })).toMatchObject({
    confidence: 'certain',
    since: secondsAgo(300),
    params: { finished: 'main', seconds: 300 },
  });
  expect(find({ main: { ago: 300 } }, ['acme-agent'])?.confidence).toBe(
    'likely',
  );
});

it.each([
  ['cloudsql', 'gcr.io/cloudsql-docker/gce-proxy:1.33'],
  ['mesh', 'docker.io/istio/proxyv2:1.22.3'],
  ['daemon', 'docker:27-dind'],
  ['dind', 'harbor.mill.example/tools/docker:27'],
])('is known by its image, too: %s of %s', (name, image) => {
  expect(find({ main: { ago: 300 } }, [name], 'Job', image)?.confidence).toBe(
    'certain',
  );
});

it.each([
  ['load', 'harbor.mill.example/envoy/load:2'],
  ['second', 'harbor.mill.example/loom-vector:2'],
])('is no other container of the Job: %s of %s', (name, image) => {
  expect(find({ main: { ago: 300 } }, [name], 'Job', image)).toBeUndefined();
});

it.each([
  ['Workflow', 'Never', 'pod'],
  ['Workflow', 'OnFailure', 'pod'],
  ['Job', 'Never', undefined],
  ['ReplicaSet', 'Always', 'none'],
])('keeps any pod that can complete: of a %s, %s', (kind, policy, variant) => {
  const raw = aJobPod({ main: { ago: 300 } }, ['istio-proxy'], kind).build();
  raw.spec.restartPolicy = policy as never;
  const found = diagnoseObjects([{ build: () => raw }]).find(
    each => each.class === 'JobSidecarRuns',
  );
  expect(found ? found.params.variant : 'none').toBe(variant);
});

it('may be a step of a workflow if only its name ends like that of one', () => {
  const found = (name: string) => {
    const raw = aJobPod({ main: { ago: 300 } }, [name], 'Workflow').build();
    raw.spec.restartPolicy = 'Never' as never;
    return diagnoseObjects([{ build: () => raw }]);
  };
  expect(found('build-agent')).toEqual([]);
  expect(found('vault-agent')).toMatchObject([{ class: 'JobSidecarRuns' }]);
});

it('has a moment to notice, from when the last of the work is done', () => {
  expect(find({ main: { ago: 120 } })).toBeDefined();
  expect(find({ main: { ago: 119 } })).toBeUndefined();
  const two = { main: { ago: 600 }, second: { ago: 60 } };
  expect(find(two)).toBeUndefined();
  expect(find({ ...two, second: { ago: 200 } })?.params).toMatchObject({
    finished: 'main, second',
    seconds: 200,
  });
});

it.each<[string, Parameters<typeof aJobPod>]>([
  ['the work failed', [{ main: { ago: 300, exitCode: 1 } }]],
  [
    'something else runs, too',
    [{ main: { ago: 300 } }, ['istio-proxy', 'app']],
  ],
  ['nothing runs', [{ main: { ago: 300 }, 'istio-proxy': { ago: 300 } }, []]],
  ['only a sidecar has ended', [{ 'vault-agent': { ago: 300 } }]],
  ['it is no Job', [{ main: { ago: 300 } }, ['istio-proxy'], 'ReplicaSet']],
])('says nothing where %s', (_, given) => {
  expect(find(...given)).toBeUndefined();
});
