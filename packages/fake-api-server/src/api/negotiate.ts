import { StatusError } from '../kube/status';

/** The representation of objects that a client prefers. */
export type Representation = 'object' | 'table' | 'partial';

interface MediaType {
  readonly type: string;
  readonly parameters: Readonly<Record<string, string>>;
}

function parseAccept(header: string | undefined): readonly MediaType[] {
  return (header ?? '*/*')
    .split(',')
    .map(entry => entry.trim())
    .filter(Boolean)
    .map(entry => {
      const [type, ...parameters] = entry.split(';').map(part => part.trim());
      return {
        type: type.toLowerCase(),
        parameters: Object.fromEntries(
          parameters.map(parameter => {
            const [key, value] = parameter.split('=');
            return [key.trim(), (value ?? '').trim()];
          }),
        ),
      };
    });
}

function parseRepresentation({
  type,
  parameters,
}: MediaType): Representation | undefined {
  if (!['application/json', 'application/*', '*/*'].includes(type))
    return undefined;
  switch (parameters.as) {
    case undefined:
      return 'object';
    case 'Table':
      return parameters.g === 'meta.k8s.io' ? 'table' : undefined;
    case 'PartialObjectMetadata':
    case 'PartialObjectMetadataList':
      return parameters.g === 'meta.k8s.io' ? 'partial' : undefined;
    default:
      return undefined;
  }
}

/**
 * The first representation that the client accepts and the server has.
 *
 * @throws StatusError 406
 */
export function negotiate(accept: string | undefined): Representation {
  for (const mediaType of parseAccept(accept)) {
    const representation = parseRepresentation(mediaType);
    if (representation) return representation;
  }
  throw StatusError.notAcceptable();
}

/** The version of aggregated discovery that the client prefers; undefined for the plain lists. */
export function aggregatedDiscovery(
  accept: string | undefined,
): 'v2' | 'v2beta1' | undefined {
  for (const { type, parameters } of parseAccept(accept)) {
    if (type !== 'application/json' && type !== '*/*') continue;
    if (parameters.as === undefined) return undefined;
    if (
      parameters.g === 'apidiscovery.k8s.io' &&
      parameters.as === 'APIGroupDiscoveryList' &&
      (parameters.v === 'v2' || parameters.v === 'v2beta1')
    ) {
      return parameters.v;
    }
  }
  return undefined;
}
