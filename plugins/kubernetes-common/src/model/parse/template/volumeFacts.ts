import { items, Json, json, text } from '../readers';
import { FactWriter } from './FactWriter';
import { isEmpty } from './flatFacts';

/** How each source names what it uses. */
const NAME_FIELDS: Readonly<Record<string, string>> = {
  configMap: 'name',
  secret: 'secretName',
  persistentVolumeClaim: 'claimName',
  csi: 'driver',
};

/** A volume as `configMap:settings`; the rest of its source is compared, and not shown. */
export function writeVolume(facts: FactWriter, volume: Json): void {
  const name = text(volume.name);
  if (!name) return;
  const [type, source] = Object.entries(volume).find(
    ([key, value]) => key !== 'name' && value !== null,
  ) ?? ['emptyDir', {}];
  const used = type === 'projected' ? projected(source) : usedBy(type, source);
  facts.hide(
    'volume',
    '',
    name,
    source,
    used === undefined ? type : `${type}:${used}`,
  );
}

function usedBy(type: string, source: unknown): string | undefined {
  const field = Object.hasOwn(NAME_FIELDS, type)
    ? NAME_FIELDS[type]
    : undefined;
  return field === undefined ? undefined : text(json(source)[field]);
}

function projected(source: unknown): string {
  return items(json(source).sources, item => {
    const { configMap, secret } = json(item);
    return text(json(configMap).name) ?? text(json(secret).name);
  }).join(',');
}

/** Mounts by path: `data/sub`, with `ro` where it cannot be written. */
export function writeMounts(
  facts: FactWriter,
  container: string,
  { volumeMounts, volumeDevices }: Json,
): void {
  items(volumeMounts, item => {
    const { name, mountPath, subPath, readOnly, ...rest } = json(item);
    const path = text(mountPath);
    if (!path) return;
    const inner = text(subPath);
    const shown = `${text(name) ?? ''}${inner ? `/${inner}` : ''}${
      readOnly === true ? ' ro' : ''
    }`;
    if (isEmpty(rest)) facts.show('mount', container, path, shown);
    else facts.hide('mount', container, path, rest, shown);
  });
  items(volumeDevices, item => {
    const { name, devicePath } = json(item);
    const path = text(devicePath);
    if (path) facts.show('mount', container, path, text(name));
  });
}
