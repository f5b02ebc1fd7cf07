import { Draft, fieldEvidence, podDraft } from '../draft';
import { ContainerFacts, PodFacts } from '../PodFacts';

/** A sidecar may need a moment to notice that the work is done. */
const GRACE_SECONDS = 120;

/** Proxies and agents, by their injectors' container names. */
const KNOWN =
  /^(?:(?:istio|linkerd|cloud-?sql|alloydb-auth|oauth2|cloud-sql-auth)-proxy|envoy|daprd|kuma-sidecar|consul-dataplane|consul-connect-envoy-sidecar|pgbouncer|fluent-?bit|fluentd|filebeat|promtail|vector|telegraf|xray-daemon|tailscale|gke-gcsfuse-sidecar|vault-agent|datadog-agent|otc-container|otel-(?:agent|collector)|dind|docker-daemon)$/i;
/** The same, by the last part of their images' names. */
const KNOWN_IMAGE =
  /(?:^|\/)(?:proxyv2|gce-proxy|cloud-sql-proxy|linkerd2?-proxy|envoy|daprd|kuma-dp|consul-dataplane|pgbouncer|fluent-?bit|fluentd|filebeat|promtail|vector|telegraf|gcs-fuse-csi-driver-sidecar-mounter|opentelemetry-collector\S{0,20})(?:[:@]|$)|\bdocker:\S{0,30}dind/i;
/** The same, by common name patterns. */
const CALLED =
  /(?:^|-)(?:proxy|sidecar|agent|exporter|collector|forwarder|shipper|mesh)$/i;
const isKnown = ({ name, spec }: ContainerFacts): boolean =>
  KNOWN.test(name) || KNOWN_IMAGE.test(spec?.image ?? '');
const isSidecar = (container: ContainerFacts): boolean =>
  isKnown(container) || CALLED.test(container.name);
const JOBS: ReadonlySet<string> = new Set(['Job', 'CronJob']);

function isOfAJob({ index, pod, workload }: PodFacts): boolean {
  return index.findJob(pod) !== undefined || JOBS.has(workload.kind);
}

/** Kubernetes waits for all containers of a pod that can complete, and a mesh proxy never exits by itself. */
export function jobSidecarDraft(facts: PodFacts): Draft | undefined {
  const { appContainers, index, pod } = facts;
  const isOfJob = isOfAJob(facts);
  // Workflows run such pods, too, whose steps can have any name.
  const isToEnd = isOfJob || pod.spec.restartPolicy !== 'Always';
  if (!isToEnd || appContainers.length < 2) return undefined;
  const running = appContainers.filter(({ status }) => status.state.running);
  const done = appContainers.filter(
    container =>
      container.status.state.terminated?.exitCode === 0 &&
      !isSidecar(container),
  );
  const hasOnlySidecars =
    running.length > 0 && running.every(isOfJob ? isSidecar : isKnown);
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
        variant: isOfJob ? undefined : 'pod',
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
      confidence: running.every(isKnown) ? 'certain' : 'likely',
    },
    running[0],
  );
}
