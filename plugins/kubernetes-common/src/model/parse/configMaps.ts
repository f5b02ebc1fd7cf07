import { items, Json, json, name } from './readers';

/** More than any real container uses. */
const MAX_CONFIG_MAPS = 20;

/** Kubernetes puts it into each namespace and each pod; nobody writes it. */
const CLUSTER_CA = 'kube-root-ca.crt';

/** Names of the ConfigMaps that variables of a container come from; never a value, nor the name of a Secret. */
export function environmentConfigMaps({
  env,
  envFrom,
}: Json): readonly string[] | undefined {
  return distinct([
    ...items(env, variable =>
      name(json(json(json(variable).valueFrom).configMapKeyRef).name),
    ),
    ...items(envFrom, source => name(json(json(source).configMapRef).name)),
  ]);
}

/** Names of the ConfigMaps in a volume. */
export function volumeConfigMaps(
  source: string,
  details: Json,
): readonly string[] | undefined {
  if (source === 'configMap') {
    return distinct(items([details.name], name));
  }
  if (source !== 'projected') return undefined;
  return distinct(
    items(details.sources, projected =>
      name(json(json(projected).configMap).name),
    ),
  );
}

function distinct(names: readonly string[]): readonly string[] | undefined {
  const used = [...new Set(names)].filter(each => each !== CLUSTER_CA);
  return used.length > 0 ? used.slice(0, MAX_CONFIG_MAPS) : undefined;
}
