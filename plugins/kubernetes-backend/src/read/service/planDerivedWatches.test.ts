import { parseCustomResource } from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCustomResource,
  aDeployment,
  anObject,
  aPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../../__testUtils__/anEntity';
import {
  buildObjects,
  rootWithoutLabelledPods as root,
} from '../../__testUtils__/builtObjects';
import { SHOP } from '../../__testUtils__/fleet';
import { serviceTarget } from '../../locate';
import { specKey } from '../informer/ListWatchSpec';
import { configuredTypes, lookUpTypes } from '../resourceTypes';
import { planDerivedWatches } from './planDerivedWatches';

const TARGET = serviceTarget(anEntity());

describe('planDerivedWatches', () => {
  const plan = (...builders: { build(): object }[]) =>
    planDerivedWatches(
      buildObjects(...builders),
      TARGET,
      lookUpTypes(configuredTypes(undefined)),
    );

  it('reads nothing more for workloads whose pods have the label', () => {
    const { owned, problems } = plan(
      root().withSpec({ template: { metadata: { labels: SHOP } } }),
      aPod({ name: 'web-1', labels: SHOP }),
    );
    expect(owned).toEqual([]);
    expect(problems).toEqual([]);
  });

  it("reads what a Deployment owns by the Deployment's own selector, in its namespace", () => {
    const { owned } = plan(root('web', 'shop'));
    expect(owned.map(specKey)).toEqual([
      '["replicasets.apps","shop","app=web"]',
      '["pods","shop","app=web"]',
    ]);
  });

  it('takes selectors of sets as they are, and none that would select everything', () => {
    const expression = (operator: string, values?: string[]) => ({
      matchExpressions: [{ key: 'app', operator, values }],
    });
    const select = (selector: unknown) =>
      plan(root().withSpec({ selector, template: {} })).owned.map(
        ({ selector: own }) => own?.text,
      )[0];
    expect(select(expression('In', ['a', 'b']))).toBe('app in (a,b)');
    expect(select(expression('Exists'))).toBe('app');
    expect(select(expression('DoesNotExist'))).toBeUndefined();
    expect(select({})).toBeUndefined();
  });

  it('finds the Jobs of a CronJob, and the pods of all of them at once', () => {
    const cronJob = anObject('CronJob', {
      name: 'digest',
      labels: SHOP,
    }).withSpec({
      jobTemplate: {
        metadata: { labels: { app: 'digest' } },
        spec: { template: { metadata: { labels: { app: 'mail' } } } },
      },
    });
    expect(plan(cronJob).owned.map(specKey)).toEqual([
      '["jobs.batch","default","app=digest"]',
      '["pods","default","app=mail,job-name"]',
    ]);
  });

  it('stops at twenty workloads and reports it', () => {
    const roots = Array.from({ length: 23 }, (_, index) =>
      root(`web-${index}`),
    );
    const { owned, problems } = plan(...roots);
    expect(owned).toHaveLength(40);
    expect(problems).toEqual([
      {
        kind: 'Pod',
        reason: {
          code: 'limited',
          message: expect.stringContaining('first 20 of 23 workloads'),
        },
      },
    ]);
  });

  it('reads ten namespaces and reports when there are more', () => {
    const pods = Array.from({ length: 12 }, (_, index) =>
      aPod({ name: 'web', namespace: `pr-${index + 10}`, labels: SHOP }),
    );
    const { namespaced, problems } = plan(...pods);
    expect(namespaced).toHaveLength(40);
    expect(problems.map(({ kind }) => kind)).toEqual([
      'HorizontalPodAutoscaler',
      'PersistentVolumeClaim',
      'Service',
      'Ingress',
    ]);
    expect(problems[0].reason.message).toContain('first 10 of 12');
  });

  it('reads the pods of every kind of workload that has none with the label', () => {
    const selector = { matchLabels: { app: 'x' } };
    const template = { metadata: { labels: { app: 'x' } } };
    const of = (kind: string) =>
      plan(
        anObject(kind, { name: 'x', labels: SHOP }).withSpec({
          selector,
          template,
        }),
      ).owned.map(specKey);
    for (const kind of ['ReplicaSet', 'StatefulSet', 'DaemonSet']) {
      expect(of(kind)).toEqual(['["pods","default","app=x"]']);
    }
    expect(of('Job')).toEqual(['["pods","default","app=x,job-name"]']);
    expect(of('Service')).toEqual([]);
  });

  it('reads no Jobs that have the label, only their pods', () => {
    const cronJob = (jobLabels: object, podLabels: object) =>
      plan(
        anObject('CronJob', { name: 'digest', labels: SHOP }).withSpec({
          jobTemplate: {
            metadata: { labels: jobLabels },
            spec: { template: { metadata: { labels: podLabels } } },
          },
        }),
      ).owned.map(specKey);
    expect(cronJob(SHOP, { app: 'mail' })).toEqual([
      '["pods","default","app=mail,job-name"]',
    ]);
    expect(cronJob({}, SHOP)).toEqual([]);
  });

  it('reads nothing owned by objects of other services', () => {
    const { owned } = plan(
      root('web').withSpec({}),
      aDeployment({ name: 'other', labels: { app: 'other' } }),
    );
    expect(owned.map(({ selector }) => selector?.text)).toEqual([
      'app=web',
      'app=web',
    ]);
  });

  it('reads what two workloads have in common once', () => {
    const selector = { matchLabels: { app: 'web' } };
    const { owned } = plan(
      root('web'),
      root('web-canary').withSpec({ selector }),
    );
    expect(owned).toHaveLength(2);
  });

  it('has room for exactly twenty workloads without a problem', () => {
    const { owned, problems } = plan(
      ...Array.from({ length: 20 }, (_, index) => root(`web-${index}`)),
    );
    expect(owned).toHaveLength(40);
    expect(problems).toEqual([]);
  });

  it('continues with a smaller workload where a larger one has no room', () => {
    const sets = Array.from({ length: 39 }, (_, index) =>
      anObject('StatefulSet', { name: `a-${index}`, labels: SHOP }).withSpec({
        selector: { matchLabels: { app: `a-${index}` } },
      }),
    );
    const last = anObject('DaemonSet', { name: 'c', labels: SHOP }).withSpec({
      selector: { matchLabels: { app: 'c' } },
    });
    const { owned, problems } = plan(...sets, root('b'), last);
    expect(owned).toHaveLength(40);
    expect(owned.at(-1)?.selector?.text).toBe('app=c');
    expect(problems[0].reason.message).toContain('first 40 of 41 workloads');
  });

  it('reads ten namespaces of the service at most, in order', () => {
    const pods = Array.from({ length: 10 }, (_, index) =>
      aPod({ name: 'web', namespace: `pr-${9 - index}`, labels: SHOP }),
    );
    const { namespaced, problems } = plan(...pods);
    expect(problems).toEqual([]);
    expect([...new Set(namespaced.map(({ namespace }) => namespace))]).toEqual(
      Array.from({ length: 10 }, (_, index) => `pr-${index}`),
    );
  });

  it('does not read a namespace because of a Service or a custom resource', () => {
    const { namespaced } = plan(
      anObject('Service', { name: 'web', namespace: 'a', labels: SHOP }),
      anObject('Ingress', { name: 'web', namespace: 'b', labels: SHOP }),
    );
    expect(namespaced).toEqual([]);
    const application = parseCustomResource(
      aCustomResource('argoproj.io/v1alpha1', 'Application', {
        name: 'web',
        namespace: 'argocd',
        labels: SHOP,
      }).build(),
      {
        group: 'argoproj.io',
        plural: 'applications',
        kind: 'Application',
        version: 'v1alpha1',
      },
    );
    if (!application) throw new Error('It is none');
    const around = planDerivedWatches(
      { CustomResource: [application] },
      TARGET,
      lookUpTypes(configuredTypes(undefined)),
    );
    expect(around.namespaced).toEqual([]);
  });

  it('counts only workloads whose pods have to be found', () => {
    const { problems } = plan(
      ...Array.from({ length: 21 }, (_, index) => root(`web-${index}`)),
      ...Array.from({ length: 5 }, (_, index) =>
        root(`labelled-${index}`).withSpec({
          template: { metadata: { labels: SHOP } },
        }),
      ),
    );
    expect(problems[0].reason.message).toContain('first 20 of 21 workloads');
  });

  it('reads only what is configured', () => {
    const { namespaced } = planDerivedWatches(
      buildObjects(aPod({ name: 'web', namespace: 'shop', labels: SHOP })),
      TARGET,
      lookUpTypes(configuredTypes(['pods', 'services'])),
    );
    expect(namespaced.map(({ type }) => type.kind)).toEqual(['Service']);
  });
});
