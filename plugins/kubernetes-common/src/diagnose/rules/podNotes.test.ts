import { diagnoseObjects, secondsAgo } from '../../testing';
import { webPod } from '../testing/shop';

const resize = (type: string, reason: string, ageSeconds = 60) =>
  webPod().withCondition({
    type,
    status: 'True',
    reason,
    message: 'node has too little CPU',
    lastTransitionTime: secondsAgo(ageSeconds),
  });

const notes = (...builders: { build(): unknown }[]) =>
  diagnoseObjects(builders).map(({ class: name, severity }) => [
    name,
    severity,
  ]);

describe('notes on a running pod', () => {
  it('tell a resize that waits from one that cannot be', () => {
    expect(notes(resize('PodResizePending', 'Infeasible'))).toEqual([
      ['ResizeInfeasible', expect.any(String)],
    ]);
    expect(notes(resize('PodResizePending', 'Deferred', 599))).toEqual([
      ['ResizeDeferred', 'info'],
    ]);
    expect(notes(resize('PodResizePending', 'Deferred', 601))).not.toEqual([
      ['ResizeDeferred', 'info'],
    ]);
    expect(notes(resize('PodResizeInProgress', 'Error'))).toEqual([
      ['ResizeError', expect.any(String)],
    ]);
    expect(notes(resize('PodResizeInProgress', 'x'))).toEqual([]);
  });

  it('read the field that older versions have for a resize', () => {
    const pod = (text: string) => ({
      build: () => {
        const raw = webPod().build();
        return { ...raw, status: { ...raw.status, resize: text } };
      },
    });
    expect(notes(pod('Deferred'))).toEqual([['ResizeDeferred', 'info']]);
    expect(notes(pod('Infeasible'))).toEqual([
      ['ResizeInfeasible', expect.any(String)],
    ]);
    expect(notes(pod('InProgress'))).toEqual([]);
  });

  it('forget a failed preStop hook after an hour', () => {
    const pod = (lastSeenSecondsAgo: number) =>
      webPod().withEvent({
        reason: 'FailedPreStopHook',
        message: 'PreStopHook failed',
        container: 'app',
        lastSeenSecondsAgo,
      });
    expect(notes(pod(3_500))).toMatchObject([
      ['FailedPreStopHook', expect.any(String)],
    ]);
    expect(notes(pod(3_700))).toEqual([]);
  });

  it('name the container whose preStop hook failed, not one that is called alike', () => {
    const pod = webPod()
      .withContainer({ name: 'app' })
      .withContainer({ name: 'app-proxy' })
      .withEvent({
        reason: 'FailedPreStopHook',
        message: 'PreStopHook failed',
        container: 'app-proxy',
      });
    expect(diagnoseObjects([pod])).toMatchObject([
      { class: 'FailedPreStopHook', scope: { container: 'app-proxy' } },
    ]);
  });

  it('name a missing pull secret, which does no harm yet', () => {
    const event = {
      reason: 'FailedToRetrieveImagePullSecret',
      message: 'Unable to retrieve some image pull secrets (regcred); x',
    };
    const waiting = webPod().waiting('ContainerCreating').withEvent(event);
    expect(notes(waiting).map(([name]) => name)).not.toContain(
      'ImagePullSecretMissing',
    );
    const pod = webPod().withEvent(event);
    expect(diagnoseObjects([pod])).toMatchObject([
      {
        class: 'ImagePullSecretMissing',
        severity: 'info',
        params: { pullSecrets: 'regcred' },
      },
    ]);
  });
});
