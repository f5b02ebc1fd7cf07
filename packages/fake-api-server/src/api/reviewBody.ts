import { StatusError } from '../kube/status';

/**
 * kubectl sends its access reviews as protobuf, so this reads the few fields that matter. The numbers are
 * those of `authorization/v1/generated.proto`.
 */
const MAGIC = Buffer.from('k8s\0');
const LENGTH_DELIMITED = 2;

/** Field number to the last length-delimited value of that field. */
type Fields = ReadonlyMap<number, Buffer>;

const NO_FIELDS: Fields = new Map();

function readVarint(
  bytes: Buffer,
  start: number,
): { value: number; next: number } {
  let value = 0;
  let factor = 1;
  let next = start;
  while (next < bytes.length) {
    const byte = bytes[next++];
    value += (byte % 128) * factor;
    if (byte < 128) return { value, next };
    factor *= 128;
  }
  throw StatusError.badRequest('the body of the request was cut off');
}

/** Reviews contain only strings and messages; anything else ends the parsing. */
function readFields(bytes: Buffer | undefined): Fields {
  if (!bytes) return NO_FIELDS;
  const fields = new Map<number, Buffer>();
  let position = 0;
  while (position < bytes.length) {
    const tag = readVarint(bytes, position);
    if (tag.value % 8 !== LENGTH_DELIMITED) break;
    const length = readVarint(bytes, tag.next);
    position = length.next + length.value;
    fields.set(
      Math.floor(tag.value / 8),
      bytes.subarray(length.next, position),
    );
  }
  return fields;
}

function textFields(
  bytes: Buffer | undefined,
  names: Readonly<Record<number, string>>,
) {
  const fields = readFields(bytes);
  return Object.fromEntries(
    Object.entries(names).map(([number, name]) => [
      name,
      fields.get(Number(number))?.toString('utf8') ?? '',
    ]),
  );
}

const RESOURCE_ATTRIBUTES = {
  1: 'namespace',
  2: 'verb',
  3: 'group',
  4: 'version',
  5: 'resource',
  6: 'subresource',
  7: 'name',
};

function fromProtobuf(body: Buffer, kind: string): unknown {
  const review = readFields(readFields(body.subarray(MAGIC.length)).get(2));
  const spec = review.get(2);
  switch (kind) {
    case 'SelfSubjectAccessReview': {
      const attributes = readFields(spec);
      return {
        spec: attributes.has(1)
          ? {
              resourceAttributes: textFields(
                attributes.get(1),
                RESOURCE_ATTRIBUTES,
              ),
            }
          : {
              nonResourceAttributes: textFields(attributes.get(2), {
                1: 'path',
                2: 'verb',
              }),
            },
      };
    }
    case 'SelfSubjectRulesReview':
      return { spec: textFields(spec, { 1: 'namespace' }) };
    default:
      return {};
  }
}

/**
 * A review from the body of a request, JSON or protobuf.
 *
 * @throws StatusError 400 when it is neither
 */
export function readReview(body: Buffer, kind: string): unknown {
  if (body.subarray(0, MAGIC.length).equals(MAGIC))
    return fromProtobuf(body, kind);
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw StatusError.badRequest(
      `the object provided is unrecognized (must be of type ${kind}): couldn't get version/kind; json parse error`,
    );
  }
}
