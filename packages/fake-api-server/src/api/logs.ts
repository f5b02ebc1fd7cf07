import { Clock } from '../clock';
import { at, KubernetesObject, listAt, textAt } from '../kube/object';
import { StatusError } from '../kube/status';
import { Exchange } from './Exchange';
import { booleanParameter, integerParameter } from './requestInfo';

/**
 * One line of a container's log.
 *
 * @public
 */
export interface LogLine {
  /** Increases by one per line of a run, so that a follower knows what it has seen. */
  readonly sequence: number;
  readonly timeMs: number;
  readonly text: string;
}

/**
 * What one run of a container has written so far.
 *
 * @public
 */
export interface ContainerLog {
  readonly lines: readonly LogLine[];
  /** Whether the run has ended. */
  readonly isComplete: boolean;
}

/**
 * Where a server finds logs.
 *
 * @public
 */
export interface LogSource {
  /** Undefined when there is no such run. */
  read(
    pod: KubernetesObject,
    container: string,
    previous: boolean,
  ): ContainerLog | undefined;
}

/** The interval at which followed logs are polled. */
const FOLLOW_INTERVAL_MS = 250;
const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container';

interface LogOptions {
  readonly previous: boolean;
  readonly follow: boolean;
  readonly timestamps: boolean;
  readonly tailLines: number | undefined;
  readonly limitBytes: number | undefined;
  readonly sinceMs: number | undefined;
}

function parseOptions(url: URL, podName: string, nowMs: number): LogOptions {
  const positive = (name: string, minimum: number) => {
    const value = integerParameter(url, name);
    if (value !== undefined && value < minimum) {
      const bound =
        minimum === 0 ? 'greater than or equal to 0' : 'greater than 0';
      throw StatusError.invalid(
        'PodLogOptions',
        podName,
        name,
        `Invalid value: ${value}: must be ${bound}`,
      );
    }
    return value;
  };
  const sinceSeconds = positive('sinceSeconds', 1);
  const sinceTime = Date.parse(url.searchParams.get('sinceTime') ?? '');
  const sinceTimeMs = Number.isNaN(sinceTime) ? undefined : sinceTime;
  return {
    previous: booleanParameter(url, 'previous'),
    follow: booleanParameter(url, 'follow'),
    timestamps: booleanParameter(url, 'timestamps'),
    tailLines: positive('tailLines', 0),
    limitBytes: positive('limitBytes', 1),
    sinceMs:
      sinceSeconds === undefined ? sinceTimeMs : nowMs - sinceSeconds * 1000,
  };
}

function containerNames(pod: KubernetesObject): {
  readonly app: readonly string[];
  readonly all: readonly string[];
} {
  const names = (field: string) =>
    listAt(pod, 'spec', field).map(
      container => textAt(container, 'name') ?? '',
    );
  const app = names('containers');
  return {
    app,
    all: [...app, ...names('initContainers'), ...names('ephemeralContainers')],
  };
}

function chooseContainer(pod: KubernetesObject, asked: string | null): string {
  const { app, all } = containerNames(pod);
  const { name } = pod.metadata;
  if (asked) {
    if (all.includes(asked)) return asked;
    throw StatusError.badRequest(
      `container ${asked} is not valid for pod ${name}`,
    );
  }
  if (app.length === 1) return app[0];
  const preferred = pod.metadata.annotations?.[DEFAULT_CONTAINER];
  if (preferred && app.includes(preferred)) return preferred;
  const initNames = all.filter(container => !app.includes(container));
  throw StatusError.badRequest(
    `a container name must be specified for pod ${name}, choose one of: [${app.join(
      ' ',
    )}]${
      initNames.length > 0
        ? ` or one of the init containers: [${initNames.join(' ')}]`
        : ''
    }`,
  );
}

const WAITING_TEXTS: Readonly<Record<string, string>> = {
  ErrImagePull: "image can't be pulled",
  ImagePullBackOff: 'trying and failing to pull image',
};

/**
 * Requires a run to read from.
 *
 * @throws StatusError 400 with the kubelet's reason why not
 */
function requireRun(
  pod: KubernetesObject,
  container: string,
  previous: boolean,
): void {
  const status = [
    'containerStatuses',
    'initContainerStatuses',
    'ephemeralContainerStatuses',
  ]
    .flatMap(field => listAt(pod, 'status', field))
    .find(candidate => textAt(candidate, 'name') === container);
  const lastRun = at(status, 'lastState', 'terminated');
  if (previous) {
    if (textAt(lastRun, 'containerID')) return;
    throw StatusError.badRequest(
      `previous terminated container "${container}" in pod "${pod.metadata.name}" not found`,
    );
  }
  const isWaiting =
    !at(status, 'state', 'running') &&
    !at(status, 'state', 'terminated') &&
    !lastRun;
  if (!isWaiting) return;
  const reason = textAt(status, 'state', 'waiting', 'reason');
  throw StatusError.badRequest(
    `container "${container}" in pod "${
      pod.metadata.name
    }" is waiting to start${
      reason ? `: ${WAITING_TEXTS[reason] ?? reason}` : ' - no logs yet'
    }`,
  );
}

function format(line: LogLine, timestamps: boolean): string {
  if (!timestamps) return `${line.text}\n`;
  const nanoseconds = String((line.sequence * 7919) % 1_000_000).padStart(
    6,
    '0',
  );
  return `${new Date(line.timeMs).toISOString().slice(0, -1)}${nanoseconds}Z ${
    line.text
  }\n`;
}

/** Answers `GET …/pods/NAME/log`. */
export function serveLog(
  exchange: Exchange,
  pod: KubernetesObject,
  source: LogSource,
  clock: Clock,
): void {
  const options = parseOptions(exchange.url, pod.metadata.name, clock.now());
  const container = chooseContainer(
    pod,
    exchange.url.searchParams.get('container'),
  );
  if (!textAt(pod, 'spec', 'nodeName')) {
    // The pod is not scheduled yet; the real server answers without a body.
    exchange.head(204);
    exchange.end();
    return;
  }
  requireRun(pod, container, options.previous);

  let leftBytes = options.limitBytes ?? Infinity;
  let lastSequence = -1;
  /** False when the byte limit is reached. */
  const send = (lines: readonly LogLine[]): boolean => {
    for (const line of lines) {
      lastSequence = Math.max(lastSequence, line.sequence);
      const bytes = Buffer.from(format(line, options.timestamps));
      exchange.write(bytes.subarray(0, leftBytes));
      leftBytes -= bytes.length;
      if (leftBytes <= 0) return false;
    }
    return true;
  };
  const read = () =>
    source.read(pod, container, options.previous) ?? {
      lines: [],
      isComplete: true,
    };

  exchange.stream('text/plain');
  const first = read();
  const recent = first.lines.filter(
    line => options.sinceMs === undefined || line.timeMs >= options.sinceMs,
  );
  const { tailLines } = options;
  const chosen =
    tailLines === undefined
      ? recent
      : recent.slice(Math.max(0, recent.length - tailLines));
  for (const line of first.lines)
    lastSequence = Math.max(lastSequence, line.sequence);
  if (!send(chosen) || !options.follow || first.isComplete) {
    exchange.end();
    return;
  }

  let cancel = () => {};
  const poll = () => {
    const { lines, isComplete } = read();
    const open = send(lines.filter(line => line.sequence > lastSequence));
    if (open && !isComplete) cancel = clock.after(FOLLOW_INTERVAL_MS, poll);
    else exchange.end();
  };
  cancel = clock.after(FOLLOW_INTERVAL_MS, poll);
  exchange.signal.addEventListener('abort', () => cancel());
}
