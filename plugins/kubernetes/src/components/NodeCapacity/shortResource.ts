import { Finding } from '@podlight/backstage-plugin-kubernetes-common';

const RESOURCES: Readonly<Record<string, string>> = {
  InsufficientCPU: 'cpu',
  InsufficientMemory: 'memory',
  InsufficientEphemeralStorage: 'ephemeral-storage',
};

/** The resource of which no node has enough for the finding's pods; undefined where it is about something else. */
export function shortResource({ class: name, params }: Finding) {
  if (name === 'InsufficientExtendedResource') {
    return params.resource === undefined ? undefined : String(params.resource);
  }
  return Object.hasOwn(RESOURCES, name) ? RESOURCES[name] : undefined;
}
