import { aPod, diagnoseObjects, secondsAgo, podVerdicts } from '../../testing';
import { inShop, web, webPod } from '../testing/shop';

describe('Deployments', () => {
  const deadline = {
    type: 'Progressing',
    status: 'False' as const,
    reason: 'ProgressDeadlineExceeded',
    message: 'ReplicaSet "web-7c9d5" has timed out progressing.',
  };

  it("nests a missed deadline under the pods' failure", () => {
    const builders = [
      web().withCondition(deadline),
      webPod().crashLooping({ exitCode: 1 }),
    ];
    const findings = diagnoseObjects(builders);
    expect(findings).toHaveLength(1);
    expect(findings[0].class).toBe('ApplicationError');
    expect(findings[0].symptoms[0]).toMatchObject({
      class: 'ProgressDeadlineExceeded',
      params: { replicaSet: 'web-7c9d5' },
    });
  });

  it('makes an error of a warning whose rollout missed its deadline', () => {
    const unready = aPod(inShop('web-7c9d5-abcde', { ageSeconds: 60 }))
      .ownedBy('ReplicaSet', 'web-7c9d5')
      .withContainer({
        name: 'app',
        readinessProbe: { httpGet: { port: 80 } },
      })
      .notReady();
    expect(podVerdicts([web(), unready])).toEqual([
      'warning ReadinessProbeFailing',
    ]);
    expect(podVerdicts([web().withCondition(deadline), unready])).toEqual([
      'error ReadinessProbeFailing',
    ]);
  });

  it('reports a missed deadline if no pod explains it', () => {
    expect(podVerdicts([web().withCondition(deadline)])).toEqual([
      'error ProgressDeadlineExceeded',
    ]);
  });

  it('reports progress, as all old pods may be available', () => {
    const halted = web()
      .withSpec({ replicas: 3 })
      .withStatus({ updatedReplicas: 1, availableReplicas: 3 })
      .withCondition(deadline);
    expect(diagnoseObjects([halted])[0].params).toMatchObject({
      updated: 1,
      available: 3,
      desired: 3,
    });
  });

  it('ignores Available=False within the deadline of a rollout', () => {
    const rollingOut = web().withCondition({
      type: 'Available',
      status: 'False',
      reason: 'MinimumReplicasUnavailable',
      lastTransitionTime: secondsAgo(120),
    });
    expect(podVerdicts([rollingOut])).toEqual([]);
  });

  it('ignores conditions of the template before', () => {
    const behind = web().withCondition(deadline);
    behind.withStatus({ observedGeneration: 0 });
    expect(podVerdicts([behind])).toEqual([]);
  });

  it.each([
    ['DeploymentPaused', { paused: true }],
    ['ScaledToZero', { replicas: 0 }],
  ])('treats %s as intended', (name, spec) => {
    expect(podVerdicts([web().withSpec(spec).withCondition(deadline)])).toEqual(
      [`info ${name}`],
    );
  });
});
