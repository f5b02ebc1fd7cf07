import {
  Container,
  ContainerPort,
  ContainerResources,
  ContainerState,
  ContainerStatus,
  Probe,
  VolumeMount,
} from '../pod';
import { environmentConfigMaps } from './configMaps';
import {
  compact,
  count,
  flag,
  items,
  Json,
  json,
  message,
  number,
  text,
  textRecord,
  texts,
  time,
} from './readers';

/** Enough to recognize a command, but not a whole script of `sh -c`. */
const MAX_ARGUMENT_LENGTH = 256;
const MAX_ARGUMENTS = 16;
const MAX_PROBE_COMMAND_LENGTH = 200;

function parsePort(value: unknown): number | string | undefined {
  return number(value) ?? text(value);
}

/** Summarizes a probe. Omits headers, which may contain credentials. */
function probeAction(probe: Json): { action: string; port?: number | string } {
  if (probe.httpGet) {
    const get = json(probe.httpGet);
    const port = parsePort(get.port);
    const scheme = text(get.scheme) === 'HTTPS' ? 'https ' : '';
    return {
      action: `GET ${scheme}${text(get.host) ?? ''}:${port ?? ''}${
        text(get.path, MAX_PROBE_COMMAND_LENGTH) ?? '/'
      }`,
      port,
    };
  }
  if (probe.tcpSocket) {
    const port = parsePort(json(probe.tcpSocket).port);
    return { action: `tcp :${port ?? ''}`, port };
  }
  if (probe.grpc) {
    const port = parsePort(json(probe.grpc).port);
    return { action: `grpc :${port ?? ''}`, port };
  }
  const command = texts(json(probe.exec).command).join(' ');
  return { action: `exec ${command}`.slice(0, MAX_PROBE_COMMAND_LENGTH) };
}

/** The API server sets defaults, which other manifests may lack. */
function parseProbe(raw: unknown): Probe | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const probe = json(raw);
  return compact({
    ...probeAction(probe),
    initialDelaySeconds: count(probe.initialDelaySeconds),
    periodSeconds: count(probe.periodSeconds) || 10,
    timeoutSeconds: count(probe.timeoutSeconds) || 1,
    failureThreshold: count(probe.failureThreshold) || 3,
  });
}

function parseContainerPort(raw: unknown): ContainerPort | undefined {
  const port = json(raw);
  const containerPort = number(port.containerPort);
  if (containerPort === undefined) return undefined;
  return compact({ name: text(port.name), containerPort });
}

function parseVolumeMount(raw: unknown): VolumeMount | undefined {
  const mount = json(raw);
  const name = text(mount.name);
  if (!name) return undefined;
  return compact({
    name,
    mountPath: text(mount.mountPath) ?? '',
    subPath: text(mount.subPath),
  });
}

function parseResources(raw: unknown): ContainerResources {
  const { requests, limits } = json(raw);
  return { requests: textRecord(requests), limits: textRecord(limits) };
}

/** A container of the spec, without env, args or other fields that may contain secrets. */
export function parseContainer(raw: unknown): Container | undefined {
  const container = json(raw);
  const name = text(container.name);
  if (!name) return undefined;
  const lifecycle = json(container.lifecycle);
  return compact({
    name,
    image: text(container.image),
    imagePullPolicy: text(container.imagePullPolicy),
    restartPolicy: text(container.restartPolicy),
    command: texts(container.command)
      .slice(0, MAX_ARGUMENTS)
      .map(argument => argument.slice(0, MAX_ARGUMENT_LENGTH)),
    ports: items(container.ports, parseContainerPort),
    ...parseResources(container.resources),
    livenessProbe: parseProbe(container.livenessProbe),
    readinessProbe: parseProbe(container.readinessProbe),
    startupProbe: parseProbe(container.startupProbe),
    hasPostStart: Boolean(lifecycle.postStart),
    hasPreStop: Boolean(lifecycle.preStop),
    volumeMounts: items(container.volumeMounts, parseVolumeMount),
    configMaps: environmentConfigMaps(container),
  });
}

/** An empty object means created, but not running yet. */
function present(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null ? json(value) : undefined;
}

function parseState(raw: unknown): ContainerState {
  const state = json(raw);
  const waiting = present(state.waiting);
  const running = present(state.running);
  const terminated = present(state.terminated);
  if (running) {
    return { running: compact({ startedAt: time(running.startedAt) }) };
  }
  if (terminated) {
    return {
      terminated: compact({
        exitCode: count(terminated.exitCode),
        signal: number(terminated.signal),
        reason: text(terminated.reason),
        message: message(terminated.message),
        startedAt: time(terminated.startedAt),
        finishedAt: time(terminated.finishedAt),
        containerID: text(terminated.containerID),
      }),
    };
  }
  if (waiting) {
    return {
      waiting: compact({
        reason: text(waiting.reason),
        message: message(waiting.message),
      }),
    };
  }
  return {};
}

/** One item of `status.*containerStatuses`. */
export function parseContainerStatus(
  raw: unknown,
): ContainerStatus | undefined {
  const status = json(raw);
  const name = text(status.name);
  if (!name) return undefined;
  return compact({
    name,
    image: text(status.image),
    imageID: text(status.imageID),
    containerID: text(status.containerID),
    ready: flag(status.ready) ?? false,
    started: flag(status.started),
    restartCount: count(status.restartCount),
    state: parseState(status.state),
    lastState: parseState(status.lastState),
    resources: present(status.resources) && parseResources(status.resources),
  });
}
