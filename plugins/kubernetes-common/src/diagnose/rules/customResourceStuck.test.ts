import {
  CustomResource,
  parseCustomResource,
  toClusterObjects,
} from '../../model';
import { aCustomResource, FIXTURE_NOW, secondsAgo } from '../../testing';
import { detect } from '../detect';

const ISSUING = {
  type: 'Issuing',
  status: 'True' as const,
  reason: 'Renewing',
  message: 'Renewing certificate',
};

const aCertificate = (seconds: number) =>
  aCustomResource('cert-manager.io/v1', 'Certificate', {
    namespace: 'shop',
    name: 'web',
  }).withCondition({ ...ISSUING, lastTransitionTime: secondsAgo(seconds) });

function find(
  builder: ReturnType<typeof aCertificate>,
  changes: Partial<CustomResource> = {},
) {
  const resource = parseCustomResource(builder.build());
  if (!resource) throw new Error('no custom resource');
  return detect(toClusterObjects([{ ...resource, ...changes }]), FIXTURE_NOW);
}

describe('what is under way', () => {
  it('is no problem for half an hour, and then one that says since when', () => {
    expect(find(aCertificate(29 * 60))).toEqual([]);
    expect(find(aCertificate(31 * 60))).toMatchObject([
      {
        class: 'CustomResourceStuck',
        severity: 'warning',
        since: secondsAgo(31 * 60),
        params: {
          condition: 'Issuing',
          reason: 'Renewing',
          message: 'Renewing certificate',
        },
        evidence: [{ path: 'status.conditions[0]' }],
      },
    ]);
  });

  it('has the time and the severity that its definition gives', () => {
    const guide = {
      progressDeadlineSeconds: 60,
      severity: { progressing: 'error' as const },
      docs: 'https://cert-manager.io/docs',
      texts: { title: '{{metadata.name}} is late', steps: ['Wait.', 'Ask.'] },
    };
    expect(find(aCertificate(59), { guide })).toEqual([]);
    expect(find(aCertificate(61), { guide })).toMatchObject([
      {
        severity: 'error',
        docs: 'https://cert-manager.io/docs',
        params: { textTitle: 'web is late', textSteps: 'Wait.\nAsk.' },
      },
    ]);
  });

  it('has until the time that the object names', () => {
    const before = secondsAgo(-60);
    const after = secondsAgo(60);
    expect(find(aCertificate(86_400), { progressDeadline: before })).toEqual(
      [],
    );
    expect(find(aCertificate(60), { progressDeadline: after })).toMatchObject([
      { class: 'CustomResourceStuck' },
    ]);
  });

  it('begins anew with the next rollout, though the condition stays true', () => {
    const rollout = aCustomResource('argoproj.io/v1alpha1', 'Rollout', {
      namespace: 'shop',
      name: 'web',
    });
    const progressing = (lastUpdateTime: string) => ({
      type: 'Progressing',
      status: 'True' as const,
      reason: 'ReplicaSetUpdated',
      lastTransitionTime: secondsAgo(864_000),
      lastUpdateTime,
    });
    expect(find(rollout.withCondition(progressing(secondsAgo(60))))).toEqual(
      [],
    );
    expect(
      find(rollout.withCondition(progressing(secondsAgo(3_600)))),
    ).toMatchObject([{ since: secondsAgo(3_600) }]);
  });

  it('is not said to last where no time is known', () => {
    const cluster = (phase: string) =>
      aCustomResource('example.org/v1', 'Database', {
        namespace: 'shop',
        name: 'web',
        ageSeconds: 864_000,
      }).withStatus({ phase });
    expect(find(cluster('Updating'))).toEqual([]);
    expect(find(cluster('Creating'))).toMatchObject([
      { class: 'CustomResourceStuck', since: secondsAgo(864_000) },
    ]);
  });

  it('ends for an object that is being deleted, too', () => {
    expect(find(aCertificate(10).terminating(3_600))).toMatchObject([
      { class: 'CustomResourceStuck', since: secondsAgo(3_600) },
    ]);
  });
});

describe('what is suspended', () => {
  const suspended = () =>
    aCustomResource('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', {
      namespace: 'shop',
      name: 'web',
    }).withSpec({ suspend: true });

  it('is said, and is no problem unless its definition says so', () => {
    expect(find(suspended())).toMatchObject([
      { class: 'CustomResourceSuspended', severity: 'info' },
    ]);
    const guide = { severity: { suspended: 'warning' as const } };
    expect(find(suspended(), { guide })).toMatchObject([
      { class: 'CustomResourceSuspended', severity: 'warning' },
    ]);
  });
});
