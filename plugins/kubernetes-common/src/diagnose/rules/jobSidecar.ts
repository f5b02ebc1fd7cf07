import { Draft, fieldEvidence, podDraft } from '../draft';
import { PodFacts } from '../PodFacts';

/** A sidecar may need a moment to see that the work is done. */
const GRACE_SECONDS = 120;

/** Proxies and agents by the names that their injectors give them, and by what such containers are called. */
const SIDECAR =
  /^(?:istio-proxy|envoy|daprd|kuma-sidecar|consul-dataplane|consul-connect-envoy-sidecar|cloud-?sql|pgbouncer|fluent-?bit|fluentd|filebeat|promtail|vector|telegraf|xray-daemon|tailscale|gke-gcsfuse-sidecar|vault-agent|otc-container|osm-\w+)|(?:^|-)(?:proxy|sidecar|agent|exporter|collector|forwarder|shipper|mesh)$/i;

/** Kubernetes waits for every container of a pod that is meant to end, and a mesh's proxy never ends by itself. */
export function jobSidecarDraft(facts: PodFacts): Draft | undefined {
  const { appContainers, index, pod } = facts;
  if (pod.spec.restartPolicy === 'Always' || appContainers.length < 2) {
    return undefined;
  }
  const running = appContainers.filter(({ status }) => status.state.running);
  const done = appContainers.filter(
    ({ name, status }) =>
      status.state.terminated?.exitCode === 0 && !SIDECAR.test(name),
  );
  const hasOnlySidecars =
    running.length > 0 && running.every(({ name }) => SIDECAR.test(name));
  const others = appContainers.length - running.length - done.length;
  if (!hasOnlySidecars || done.length === 0 || others > 0) return undefined;
  const finishedAt = done
    .map(({ status }) => status.state.terminated?.finishedAt ?? '')
    .reduce((a, b) => (a > b ? a : b));
  const seconds = index.secondsSince(finishedAt) ?? facts.ageSeconds;
  if (seconds < GRACE_SECONDS) return undefined;
  return podDraft(
    facts,
    'JobSidecarRuns',
    {
      params: {
        finished: done.map(({ name }) => name).join(', '),
        seconds: Number.isFinite(seconds) ? Math.round(seconds) : undefined,
      },
      evidence: [
        ...done.map(({ path }) =>
          fieldEvidence(pod, `${path}.state.terminated.exitCode`, 0),
        ),
        ...running.map(({ path, status }) =>
          fieldEvidence(
            pod,
            `${path}.state.running.startedAt`,
            status.state.running?.startedAt,
          ),
        ),
      ],
      since: finishedAt || undefined,
    },
    running[0],
  );
}
