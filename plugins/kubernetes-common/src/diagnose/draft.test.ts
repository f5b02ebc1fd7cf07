import { parseObject } from '../model';
import { anObject, aReplicaSet } from '../testing';
import {
  conditionEvidence,
  definedParams,
  fieldEvidence,
  objectDraft,
  objectRef,
  podDraft,
} from './draft';
import { podFacts } from './PodFacts';
import { indexObjects } from './testing/indexObjects';
import { Buildable, inShop, web, webPod } from './testing/shop';

function facts(...builders: readonly Buildable[]) {
  const index = indexObjects(builders);
  return podFacts(index.all('Pod')[0], index);
}

describe('podDraft', () => {
  const pod = [
    webPod(),
    aReplicaSet(inShop('web-7c9d5')).ownedBy('Deployment', 'web'),
    web(),
  ];

  it('is about the workload, and names the pod and container for commands', () => {
    const about = facts(...pod);
    const [container] = about.appContainers;
    expect(
      podDraft(
        about,
        'ReadinessProbeFailing',
        { params: { port: 80, path: undefined }, evidence: [] },
        container,
      ),
    ).toMatchObject({
      class: 'ReadinessProbeFailing',
      scope: {
        kind: 'Deployment',
        namespace: 'shop',
        name: 'web',
        container: container.name,
        containerKind: 'app',
      },
      params: {
        kind: 'Deployment',
        name: 'web',
        pod: 'web-7c9d5-abcde',
        container: container.name,
        port: 80,
      },
      pods: [{ namespace: 'shop', name: 'web-7c9d5-abcde' }],
      confidence: 'certain',
      missing: [],
      symptoms: [],
    });
  });

  it('is about no container, and no cluster, unless they are known', () => {
    const { scope } = podDraft(facts(...pod), 'ReadinessProbeFailing', {
      evidence: [],
    });
    expect(scope).toEqual({
      kind: 'Deployment',
      namespace: 'shop',
      name: 'web',
    });
  });

  it('has the severity of its class unless the rule says another', () => {
    const about = facts(...pod);
    const severity = (details = {}) =>
      podDraft(about, 'OOMKilled', { evidence: [], ...details }).severity;
    expect(severity()).toBe('error');
    expect(severity({ severity: 'warning' })).toBe('warning');
  });

  it('only informs about a pod of a revision that is scaled to zero', () => {
    const old = facts(
      webPod(),
      aReplicaSet(inShop('web-7c9d5'))
        .ownedBy('Deployment', 'web')
        .withSpec({ replicas: 0 }),
      web(),
    );
    expect(
      podDraft(old, 'OOMKilled', { evidence: [], severity: 'error' }).severity,
    ).toBe('info');
  });

  it('says since when only where that is known', () => {
    const about = facts(...pod);
    expect(podDraft(about, 'OOMKilled', { evidence: [] })).not.toHaveProperty(
      'since',
    );
    const since = '2026-01-01T12:00:00Z';
    expect(
      podDraft(about, 'OOMKilled', { evidence: [], since }),
    ).toHaveProperty('since', since);
  });
});

describe('objectDraft', () => {
  it('is about the object, with the pods that suffer from it', () => {
    const index = indexObjects([webPod()]);
    expect(
      objectDraft(
        index,
        { kind: 'Service', namespace: 'shop', name: 'web' },
        'ServiceNoEndpoints',
        { evidence: [], params: { selector: 'app=web' } },
        index.all('Pod'),
      ),
    ).toMatchObject({
      scope: { kind: 'Service', namespace: 'shop', name: 'web' },
      params: {
        kind: 'Service',
        namespace: 'shop',
        name: 'web',
        selector: 'app=web',
      },
      pods: [{ namespace: 'shop', name: 'web-7c9d5-abcde' }],
    });
  });
});

describe('evidence', () => {
  const job = parseObject(
    anObject('Job', inShop('import'))
      .withCondition({ type: 'Suspended', status: 'False' })
      .withCondition({
        type: 'Failed',
        status: 'True',
        reason: 'BackoffLimitExceeded',
        message: 'Job has reached the specified backoff limit',
      })
      .build(),
  );
  if (job?.kind !== 'Job') throw new Error('The Job cannot be read');

  it('quotes a condition with its place, reason and message', () => {
    expect(conditionEvidence(job, 'Failed')).toEqual([
      {
        type: 'field',
        object: objectRef(job),
        path: 'status.conditions[1]',
        value:
          'Failed=True BackoffLimitExceeded: Job has reached the specified backoff limit',
      },
    ]);
  });

  it('quotes a condition without a reason as no more than its status', () => {
    expect(conditionEvidence(job, 'Suspended')).toMatchObject([
      { value: 'Suspended=False' },
    ]);
  });

  it('is none for a condition that is absent', () => {
    expect(conditionEvidence(job, 'Complete')).toEqual([]);
  });

  it('quotes a field that is absent as empty, and zero as zero', () => {
    expect(fieldEvidence(job, 'status.failed', undefined)).toMatchObject({
      value: '',
    });
    expect(fieldEvidence(job, 'status.failed', 0)).toMatchObject({
      value: '0',
    });
  });
});

it('drops params without a value, and keeps those that are zero or empty', () => {
  expect(definedParams({ a: 0, b: '', c: undefined })).toEqual({ a: 0, b: '' });
  expect(definedParams()).toEqual({});
});
