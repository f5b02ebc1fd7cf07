import { detect, Finding } from '../diagnose';
import { parseObject, toClusterObjects } from '../model';
import { aPod, FIXTURE_NOW, PodBuilder, secondsAgo } from '../testing';
import { addConfigWrites } from './addConfigWrites';
import { requiredConfigMaps } from './requiredConfigMaps';
import { ConfigMapTimes } from './types';

const fromConfigMap = (...names: string[]) => ({
  name: 'app',
  envFrom: names.map(name => ({ configMapRef: { name } })),
});

const pod = (name: string, replicaSet = 'web-5d', ageSeconds = 7_200) =>
  aPod({ namespace: 'shop', name, ageSeconds }).ownedBy(
    'ReplicaSet',
    replicaSet,
  );

/** Started after the write, and fails at once. */
const broken = (name: string, replicaSet?: string) =>
  pod(name, replicaSet, 120).withContainer(fromConfigMap('web')).crashLooping({
    restarts: 1,
    exitCode: 1,
    finishedSecondsAgo: 60,
    ranSeconds: 20,
  });

const WRITTEN: ConfigMapTimes = new Map([
  [
    'shop/web',
    { writtenAt: secondsAgo(240), createdAt: secondsAgo(9_000_000) },
  ],
]);

function diagnose(builders: readonly PodBuilder[]) {
  const view = toClusterObjects(
    builders.flatMap(builder => parseObject(builder.build()) ?? []),
  );
  return { view, findings: detect(view, FIXTURE_NOW) };
}

function writesOf(
  builders: readonly PodBuilder[],
  times: ConfigMapTimes = WRITTEN,
): readonly Finding['configWrites'][] {
  const { view, findings } = diagnose(builders);
  return addConfigWrites(findings, view, times, FIXTURE_NOW).map(
    ({ configWrites }) => configWrites,
  );
}

describe('addConfigWrites', () => {
  it('names the ConfigMap, and counts pods of the same workload that don’t have it', () => {
    const well = pod('web-2').withContainer(fromConfigMap('web'));
    expect(writesOf([broken('web-1'), well])).toEqual([
      [
        {
          name: 'web',
          at: secondsAgo(240),
          leadSeconds: expect.any(Number),
          type: 'read',
          older: { failing: 0, total: 1 },
        },
      ],
    ]);
  });

  it('doesn’t compare with pods of another workload', () => {
    const other = pod('api-1', 'api-77').withContainer(fromConfigMap('web'));
    const [[write] = []] = writesOf([broken('web-1'), other]);
    expect(write).not.toHaveProperty('older');
  });

  it('says nothing of a loop that may have begun before the write', () => {
    const loop = pod('web-1').withContainer(fromConfigMap('web')).crashLooping({
      restarts: 30,
      exitCode: 1,
      finishedSecondsAgo: 60,
      ranSeconds: 20,
    });
    expect(writesOf([loop])).toEqual([undefined]);
  });

  it('says nothing of a ConfigMap that only another container uses', () => {
    const sidecar = pod('web-1', 'web-5d', 120)
      .withContainer({ ...fromConfigMap('web'), name: 'proxy' })
      .crashLooping({ container: 'app', restarts: 1, exitCode: 1 });
    expect(writesOf([sidecar])).toEqual([undefined]);
  });

  it('returns the very same findings where nothing is known', () => {
    const { view, findings } = diagnose([broken('web-1')]);
    expect(addConfigWrites(findings, view, new Map(), FIXTURE_NOW)).toBe(
      findings,
    );
  });

  it('says nothing of an image that can’t be pulled', () => {
    const pulling = pod('web-1', 'web-5d', 120)
      .withContainer(fromConfigMap('web'))
      .imagePullBackOff('not found');
    expect(writesOf([pulling])).toEqual([undefined]);
  });
});

describe('requiredConfigMaps', () => {
  const required = (builders: readonly PodBuilder[]) => {
    const { view, findings } = diagnose(builders);
    return requiredConfigMaps(view, findings).map(({ name }) => name);
  };

  it('is empty while nothing fails', () => {
    expect(
      required([pod('web-1').withContainer(fromConfigMap('web'))]),
    ).toEqual([]);
  });

  it('names those of failing containers', () => {
    expect(required([broken('web-1')])).toEqual(['web']);
  });

  it('names no Secret, whatever a pod names so', () => {
    const hostile = broken('web-1').withContainer({
      name: 'app',
      env: [
        { name: 'A', valueFrom: { secretKeyRef: { name: 'creds', key: 'a' } } },
      ],
      envFrom: [{ secretRef: { name: 'more-creds' } }],
    });
    expect(required([hostile])).toEqual([]);
  });

  it('asks for ten at most, of as many workloads as a tenant has', () => {
    const hostile = Array.from({ length: 200 }, (_, index) =>
      broken(`web-${index}`, `web${index}-5d`).withContainer(
        fromConfigMap(
          ...Array.from({ length: 50 }, (__, n) => `c${index}-${n}`),
        ),
      ),
    );
    expect(required(hostile)).toHaveLength(10);
  });
});
