import { ObjectMeta } from '../meta';
import { Pod, PodSpec, PodStatus, Volume } from '../pod';
import { volumeConfigMaps } from './configMaps';
import { parseContainer, parseContainerStatus } from './container';
import { parseConditions } from './meta';
import {
  compact,
  items,
  Json,
  json,
  message,
  number,
  text,
  textRecord,
  time,
} from './readers';

/** Where each volume source keeps the name of what it refers to. */
const SOURCE_NAME_FIELDS = [
  'name',
  'claimName',
  'secretName',
  'reference',
  'driver',
  'path',
  'server',
] as const;

function parseVolume(raw: unknown): Volume | undefined {
  const volume = json(raw);
  const name = text(volume.name);
  if (!name) return undefined;
  const source =
    Object.keys(volume).find(
      key => key !== 'name' && typeof volume[key] === 'object',
    ) ?? '';
  const details = json(volume[source]);
  const nameField = SOURCE_NAME_FIELDS.find(field => text(details[field]));
  return compact({
    name,
    source,
    sourceName: nameField && text(details[nameField]),
    configMaps: volumeConfigMaps(source, details),
  });
}

const readName = (raw: unknown) => text(json(raw).name);

function parseSpec(raw: unknown): PodSpec {
  const spec = json(raw);
  return compact({
    nodeName: text(spec.nodeName),
    schedulerName: text(spec.schedulerName),
    serviceAccountName: text(spec.serviceAccountName),
    restartPolicy: text(spec.restartPolicy) ?? 'Always',
    activeDeadlineSeconds: number(spec.activeDeadlineSeconds),
    terminationGracePeriodSeconds: number(spec.terminationGracePeriodSeconds),
    priorityClassName: text(spec.priorityClassName),
    runtimeClassName: text(spec.runtimeClassName),
    nodeSelector: textRecord(spec.nodeSelector),
    readinessGates: items(spec.readinessGates, gate =>
      text(json(gate).conditionType),
    ),
    schedulingGates: items(spec.schedulingGates, readName),
    imagePullSecrets: items(spec.imagePullSecrets, readName),
    containers: items(spec.containers, parseContainer),
    initContainers: items(spec.initContainers, parseContainer),
    ephemeralContainers: items(spec.ephemeralContainers, parseContainer),
    volumes: items(spec.volumes, parseVolume),
  });
}

function parseStatus(raw: unknown): PodStatus {
  const status = json(raw);
  return compact({
    phase: text(status.phase),
    reason: text(status.reason),
    message: message(status.message),
    podIP: text(status.podIP),
    qosClass: text(status.qosClass),
    startTime: time(status.startTime),
    nominatedNodeName: text(status.nominatedNodeName),
    resize: text(status.resize),
    conditions: parseConditions(status.conditions),
    containerStatuses: items(status.containerStatuses, parseContainerStatus),
    initContainerStatuses: items(
      status.initContainerStatuses,
      parseContainerStatus,
    ),
    ephemeralContainerStatuses: items(
      status.ephemeralContainerStatuses,
      parseContainerStatus,
    ),
  });
}

export function parsePod(metadata: ObjectMeta, raw: Json): Pod {
  return {
    kind: 'Pod',
    metadata,
    spec: parseSpec(raw.spec),
    status: parseStatus(raw.status),
  };
}
