import { Finding } from '../diagnose/types';

/** By the class of a finding that a resource is short. */
export const SHORT_RESOURCES: Readonly<Record<string, string>> = {
  InsufficientCPU: 'cpu',
  InsufficientMemory: 'memory',
  InsufficientEphemeralStorage: 'ephemeral-storage',
};

/**
 * The resource of which no node has enough for the finding's pods; undefined where it
 * is about something else.
 *
 * @public
 */
export function shortResource({
  class: name,
  params,
}: Finding): string | undefined {
  if (name === 'InsufficientExtendedResource') {
    return params.resource === undefined ? undefined : String(params.resource);
  }
  return Object.hasOwn(SHORT_RESOURCES, name)
    ? SHORT_RESOURCES[name]
    : undefined;
}
