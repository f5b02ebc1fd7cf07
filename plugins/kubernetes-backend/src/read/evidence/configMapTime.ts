import { ConfigMapTime } from '@podlight/backstage-plugin-kubernetes-common';
import { readField } from '../../util/readField';

/** Managers of one object; real ones have a handful. */
const MAX_MANAGERS = 100;

/** RFC 3339 with a zone is 25 characters. */
const MAX_TIME_LENGTH = 40;

/** The fields of a ConfigMap that pods see. */
const DATA_FIELDS = ['f:data', 'f:binaryData'] as const;

/**
 * When a ConfigMap was written, from its metadata alone: the newest time of a
 * manager that owns some of its data. Those that only touch labels, annotations
 * or owners don't count. Undefined where that is not recorded, or where the
 * response is anything but the metadata of that ConfigMap.
 */
export function readConfigMapTime(
  body: unknown,
  name: string,
): ConfigMapTime | undefined {
  // A server that doesn't know the media type sends the whole object; its data is not read.
  if (readField(body, 'kind') !== 'PartialObjectMetadata') return undefined;
  const metadata = readField(body, 'metadata');
  const managers = readField(metadata, 'managedFields');
  if (readField(metadata, 'name') !== name || !Array.isArray(managers)) {
    return undefined;
  }
  let newest: string | undefined;
  for (const manager of managers.slice(0, MAX_MANAGERS)) {
    const time = readTime(readField(manager, 'time'));
    const owned = readField(manager, 'fieldsV1');
    const ownsData = DATA_FIELDS.some(
      key => readField(owned, key) !== undefined,
    );
    if (time === undefined || !ownsData) continue;
    if (newest === undefined || Date.parse(time) > Date.parse(newest)) {
      newest = time;
    }
  }
  if (newest === undefined) return undefined;
  const createdAt = readTime(readField(metadata, 'creationTimestamp'));
  return { writtenAt: newest, ...(createdAt !== undefined && { createdAt }) };
}

function readTime(value: unknown): string | undefined {
  const isTime =
    typeof value === 'string' &&
    value.length <= MAX_TIME_LENGTH &&
    !Number.isNaN(Date.parse(value));
  return isTime ? value : undefined;
}
