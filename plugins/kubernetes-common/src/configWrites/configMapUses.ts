import type { Container, Pod } from '../model';

/** How a container gets what is in a ConfigMap. */
interface ConfigMapUse {
  readonly name: string;
  /** As a variable or with `subPath`: a running container keeps what it has read at its start. */
  readonly isReadAtStart: boolean;
}

/** The ConfigMaps that a container uses; those of all containers when none is named. */
export function configMapUses(
  { spec }: Pod,
  container: string | undefined,
): readonly ConfigMapUse[] {
  const uses = new Map<string, ConfigMapUse>();
  const add = (name: string, isReadAtStart: boolean) => {
    // A mounted file follows the write, so the container has it however else it uses the ConfigMap.
    const follows = uses.get(name)?.isReadAtStart === false || !isReadAtStart;
    uses.set(name, { name, isReadAtStart: !follows });
  };
  const all = [...spec.containers, ...spec.initContainers];
  const volumes = new Map(
    spec.volumes.flatMap(({ name, configMaps }) =>
      configMaps ? [[name, configMaps] as const] : [],
    ),
  );
  for (const each of all) {
    if (container !== undefined && each.name !== container) continue;
    each.configMaps?.forEach(name => add(name, true));
    for (const { name, isSubPath } of mounts(each)) {
      volumes.get(name)?.forEach(used => add(used, isSubPath));
    }
  }
  return [...uses.values()];
}

function mounts({ volumeMounts }: Container): readonly {
  readonly name: string;
  readonly isSubPath: boolean;
}[] {
  return volumeMounts.map(({ name, subPath }) => ({
    name,
    isSubPath: subPath !== undefined,
  }));
}

/**
 * When the current or last run of a container began, milliseconds since 1970;
 * of the newest one when none is named. Undefined where none has begun.
 */
export function lastStart(
  { status }: Pod,
  container: string | undefined,
): number | undefined {
  let newest: number | undefined;
  for (const each of [
    ...status.containerStatuses,
    ...status.initContainerStatuses,
  ]) {
    if (container !== undefined && each.name !== container) continue;
    const { state, lastState } = each;
    for (const run of [state.running, state.terminated, lastState.terminated]) {
      const at = Date.parse(run?.startedAt ?? '');
      if (!Number.isNaN(at) && at > (newest ?? -Infinity)) newest = at;
    }
  }
  return newest;
}
