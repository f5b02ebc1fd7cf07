/** The raw pod with its first container in CrashLoopBackOff, one restart later. */
export function failingPod(pod) {
  const now = new Date().toISOString().replace(/\.\d+/, '');
  const [first, ...others] = pod.status.containerStatuses;
  const ended = {
    exitCode: 1,
    reason: 'Error',
    startedAt: now,
    finishedAt: now,
    containerID: first.containerID,
  };
  return {
    ...pod,
    apiVersion: 'v1',
    kind: 'Pod',
    status: {
      ...pod.status,
      conditions: pod.status.conditions.map(condition =>
        ['Ready', 'ContainersReady'].includes(condition.type)
          ? {
              ...condition,
              status: 'False',
              reason: 'ContainersNotReady',
              message: `containers with unready status: [${first.name}]`,
              lastTransitionTime: now,
            }
          : condition,
      ),
      containerStatuses: [
        {
          ...first,
          ready: false,
          started: false,
          restartCount: first.restartCount + 1,
          lastState: { terminated: ended },
          state: {
            waiting: {
              reason: 'CrashLoopBackOff',
              message: `back-off 10s restarting failed container=${first.name} pod=${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`,
            },
          },
        },
        ...others,
      ],
    },
  };
}
