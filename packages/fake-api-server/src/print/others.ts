import {
  at,
  KubernetesObject,
  listAt,
  numberAt,
  recordAt,
  textAt,
  timeAt,
} from '../kube/object';
import { columns, Printer } from './columns';
import { humanDuration } from './duration';
import { age } from './workloads';

const NONE = '<none>';

function labelPairs(labels: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(labels).map(
    ([key, value]) => `${key}=${String(value)}`,
  );
  return pairs.length > 0 ? pairs.join(',') : NONE;
}

function servicePorts(service: KubernetesObject): string {
  const ports = listAt(service, 'spec', 'ports').map(port => {
    const nodePort = numberAt(port, 'nodePort');
    return `${numberAt(port, 'port') ?? 0}${nodePort ? `:${nodePort}` : ''}/${
      textAt(port, 'protocol') ?? 'TCP'
    }`;
  });
  return ports.length > 0 ? ports.join(',') : NONE;
}

export const servicePrinter: Printer = {
  columns: columns('Name,Type,Cluster-IP,External-IP,Port(s),Age | Selector'),
  row: (object, nowMs) => {
    const type = textAt(object, 'spec', 'type') ?? 'ClusterIP';
    const balancers = listAt(object, 'status', 'loadBalancer', 'ingress')
      .map(entry => textAt(entry, 'ip') ?? textAt(entry, 'hostname') ?? '')
      .join(',');
    const external = type === 'LoadBalancer' ? balancers || '<pending>' : NONE;
    return [
      object.metadata.name,
      type,
      textAt(object, 'spec', 'clusterIP') ?? 'None',
      external,
      servicePorts(object),
      age(object, nowMs),
      labelPairs(recordAt(object, 'spec', 'selector')),
    ];
  },
};

/** When an event was last seen; recorders write that to different fields. */
export function eventLastSeenMs(event: KubernetesObject): number | undefined {
  return (
    timeAt(event, 'series', 'lastObservedTime') ??
    timeAt(event, 'lastTimestamp') ??
    timeAt(event, 'eventTime') ??
    timeAt(event, 'firstTimestamp')
  );
}

export const eventPrinter: Printer = {
  columns: columns(
    'Last Seen,Type,Reason,Object,Message | Subobject,Source,First Seen,Count,Name',
  ),
  row: (object, nowMs) => {
    const since = (timeMs: number | undefined) =>
      timeMs === undefined ? '<unknown>' : humanDuration(nowMs - timeMs);
    const host = textAt(object, 'source', 'host');
    const component =
      textAt(object, 'source', 'component') ??
      textAt(object, 'reportingComponent') ??
      '';
    return [
      since(eventLastSeenMs(object)),
      textAt(object, 'type') ?? '',
      textAt(object, 'reason') ?? '',
      `${(textAt(object, 'involvedObject', 'kind') ?? '').toLowerCase()}/${
        textAt(object, 'involvedObject', 'name') ?? ''
      }`,
      (textAt(object, 'message') ?? '').trim(),
      textAt(object, 'involvedObject', 'fieldPath') ?? '',
      host ? `${component}, ${host}` : component,
      since(timeAt(object, 'firstTimestamp') ?? timeAt(object, 'eventTime')),
      numberAt(object, 'series', 'count') ?? numberAt(object, 'count') ?? 1,
      object.metadata.name,
    ];
  },
};

function nodeStatus(node: KubernetesObject): string {
  const ready = listAt(node, 'status', 'conditions').find(
    c => at(c, 'type') === 'Ready',
  );
  const states: Record<string, string> = { True: 'Ready', False: 'NotReady' };
  const status =
    states[textAt(ready, 'status') ?? ''] ?? (ready ? 'NotReady' : 'Unknown');
  return at(node, 'spec', 'unschedulable') === true
    ? `${status},SchedulingDisabled`
    : status;
}

function nodeRoles(node: KubernetesObject): string {
  const prefix = 'node-role.kubernetes.io/';
  const roles = Object.keys(node.metadata.labels ?? {})
    .filter(key => key.startsWith(prefix))
    .map(key => key.slice(prefix.length));
  return roles.length > 0 ? roles.sort().join(',') : NONE;
}

export const nodePrinter: Printer = {
  columns: columns(
    'Name,Status,Roles,Age,Version | Internal-IP,External-IP,OS-Image,Kernel-Version,Container-Runtime',
  ),
  row: (object, nowMs) => {
    const address = (type: string) =>
      textAt(
        listAt(object, 'status', 'addresses').find(
          entry => at(entry, 'type') === type,
        ),
        'address',
      ) ?? NONE;
    const info = (field: string) =>
      textAt(object, 'status', 'nodeInfo', field) ?? '<unknown>';
    return [
      object.metadata.name,
      nodeStatus(object),
      nodeRoles(object),
      age(object, nowMs),
      info('kubeletVersion'),
      address('InternalIP'),
      address('ExternalIP'),
      info('osImage'),
      info('kernelVersion'),
      info('containerRuntimeVersion'),
    ];
  },
};

export const namespacePrinter: Printer = {
  columns: columns('Name,Status,Age'),
  row: (object, nowMs) => [
    object.metadata.name,
    textAt(object, 'status', 'phase') ?? 'Active',
    age(object, nowMs),
  ],
};

export const ingressPrinter: Printer = {
  columns: columns('Name,Class,Hosts,Address,Ports,Age'),
  row: (object, nowMs) => [
    object.metadata.name,
    textAt(object, 'spec', 'ingressClassName') ?? NONE,
    listAt(object, 'spec', 'rules')
      .map(rule => textAt(rule, 'host') ?? '*')
      .join(',') || '*',
    listAt(object, 'status', 'loadBalancer', 'ingress')
      .map(entry => textAt(entry, 'ip') ?? textAt(entry, 'hostname') ?? '')
      .join(','),
    listAt(object, 'spec', 'tls').length > 0 ? '80, 443' : '80',
    age(object, nowMs),
  ],
};

const ACCESS_MODES: Readonly<Record<string, string>> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};

export const claimPrinter: Printer = {
  columns: columns(
    'Name,Status,Volume,Capacity,Access Modes,StorageClass,VolumeAttributesClass,Age | VolumeMode',
  ),
  row: (object, nowMs) => [
    object.metadata.name,
    object.metadata.deletionTimestamp
      ? 'Terminating'
      : textAt(object, 'status', 'phase') ?? '',
    textAt(object, 'spec', 'volumeName') ?? '',
    textAt(object, 'status', 'capacity', 'storage') ?? '',
    listAt(object, 'status', 'accessModes')
      .map(mode => ACCESS_MODES[String(mode)] ?? '')
      .join(','),
    textAt(object, 'spec', 'storageClassName') ?? '',
    '<unset>',
    age(object, nowMs),
    textAt(object, 'spec', 'volumeMode') ?? '<unset>',
  ],
};

export const configMapPrinter: Printer = {
  columns: columns('Name,Data,Age'),
  row: (object, nowMs) => [
    object.metadata.name,
    Object.keys(recordAt(object, 'data')).length,
    age(object, nowMs),
  ],
};

export const definitionPrinter: Printer = {
  columns: columns('Name,Created At'),
  row: object => [
    object.metadata.name,
    object.metadata.creationTimestamp ?? '<unknown>',
  ],
};

/** For kinds without their own printer. */
export const anyPrinter: Printer = {
  columns: columns('Name,Age'),
  row: (object, nowMs) => [object.metadata.name, age(object, nowMs)],
};
