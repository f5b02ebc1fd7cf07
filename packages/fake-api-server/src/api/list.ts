import { parseFieldSelector, matchesFields } from '../kube/fieldSelector';
import { matchesLabels, parseLabelSelector } from '../kube/labelSelector';
import { KubernetesObject } from '../kube/object';
import { formatApiVersion, qualifiedName, Resource } from '../kube/resources';
import { StatusError } from '../kube/status';
import {
  findPrinter,
  IncludeObject,
  partialMetadata,
  tableRow,
} from '../print/table';
import { objectKey, ObjectSource } from '../store/ObjectSource';
import { DERIVED } from './derived';
import { Representation } from './negotiate';
import {
  integerParameter,
  ResourceRequest,
  revisionParameter,
} from './requestInfo';
import { itemText, objectText } from './serialize';

/** The objects that a request selects. */
export interface Selection {
  readonly resource: Resource;
  /** Qualified name of the resource that the source holds. */
  readonly stored: string;
  readonly namespace: string | undefined;
  matches(object: KubernetesObject): boolean;
  /** Converts a stored object to the requested resource. */
  convert(
    object: KubernetesObject,
    nowMs: number,
  ): KubernetesObject | undefined;
  readonly labels: ReturnType<typeof parseLabelSelector>;
}

export function readSelection(
  resource: Resource,
  request: ResourceRequest,
  url: URL,
): Selection {
  const derived = DERIVED[qualifiedName(resource)];
  const labels = parseLabelSelector(
    url.searchParams.get('labelSelector') ?? '',
  );
  const fields = parseFieldSelector(
    url.searchParams.get('fieldSelector') ?? '',
    resource.isCustom ? undefined : resource.kind,
  );
  const namespace = resource.namespaced ? request.namespace : undefined;
  return {
    resource,
    stored: derived?.source ?? qualifiedName(resource),
    namespace,
    labels,
    matches: object =>
      (namespace === undefined || object.metadata.namespace === namespace) &&
      (request.name === undefined || object.metadata.name === request.name) &&
      matchesLabels(labels, object.metadata.labels) &&
      matchesFields(fields, object),
    convert: (object, nowMs) =>
      derived ? derived.convert(object, nowMs) : object,
  };
}

interface ContinueToken {
  readonly revision: number;
  readonly start: string;
}

function encodeContinue(token: ContinueToken): string {
  return Buffer.from(
    JSON.stringify({
      v: 'meta.k8s.io/v1',
      rv: token.revision,
      start: token.start,
    }),
  ).toString('base64url');
}

function decodeContinue(text: string): ContinueToken {
  try {
    const token: unknown = JSON.parse(
      Buffer.from(text, 'base64url').toString('utf8'),
    );
    if (
      typeof token === 'object' &&
      token !== null &&
      'rv' in token &&
      typeof token.rv === 'number' &&
      'start' in token &&
      typeof token.start === 'string'
    ) {
      return { revision: token.rv, start: token.start };
    }
  } catch {
    // Falls through to the error.
  }
  throw StatusError.badRequest(
    "invalid continue token: continue key is not valid: invalid character '\\u0081' looking for beginning of value",
  );
}

interface Page {
  readonly objects: readonly KubernetesObject[];
  readonly revision: number;
  readonly continueToken: string | undefined;
  readonly remaining: number | undefined;
}

/**
 * Reads `resourceVersion` and `continue`.
 *
 * @throws StatusError where that is in the future or forgotten
 */
function readPosition(
  source: ObjectSource,
  url: URL,
): { revision: number; start?: string } {
  const asked = revisionParameter(url);
  if (asked !== undefined && asked > source.revision()) {
    throw StatusError.futureRevision(asked, source.revision());
  }
  const text = url.searchParams.get('continue');
  if (!text) return { revision: source.revision() };
  const { revision, start } = decodeContinue(text);
  // A token of -1 continues with the current objects.
  if (revision < 0) return { revision: source.revision(), start };
  if (revision < source.oldestRevision()) {
    throw StatusError.expiredContinue(encodeContinue({ revision: -1, start }));
  }
  return { revision, start };
}

function readPage(
  source: ObjectSource,
  selection: Selection,
  url: URL,
  nowMs: number,
): Page {
  // Like a watch cache, which does not page: version 0 ignores the limit.
  const isAnyVersion = revisionParameter(url) === 0;
  const limit = isAnyVersion ? 0 : integerParameter(url, 'limit') ?? 0;
  const { revision, start } = readPosition(source, url);
  const { stored: resource, namespace, labels } = selection;
  // Like etcd, counts the remaining objects only without a selector.
  const countsRest = !['labelSelector', 'fieldSelector'].some(name =>
    url.searchParams.get(name),
  );
  const objects: KubernetesObject[] = [];
  let last = '';
  let remaining = 0;
  for (const object of source.query({
    resource,
    namespace,
    labels,
    after: start,
  })) {
    const isWanted = selection.matches(object);
    if (isWanted && limit > 0 && objects.length === limit) {
      remaining += 1;
      if (!countsRest) break;
      continue;
    }
    const converted = isWanted ? selection.convert(object, nowMs) : undefined;
    if (!converted) continue;
    objects.push(converted);
    last = objectKey(object.metadata.namespace, object.metadata.name);
  }
  return {
    objects,
    revision,
    continueToken:
      remaining > 0 ? encodeContinue({ revision, start: last }) : undefined,
    remaining: remaining > 0 && countsRest ? remaining : undefined,
  };
}

function* joined(texts: Iterable<string>): Iterable<string> {
  let isFirst = true;
  for (const text of texts) {
    yield isFirst ? text : `,${text}`;
    isFirst = false;
  }
}

function* mapped<T, R>(
  items: Iterable<T>,
  transform: (item: T) => R,
): Iterable<R> {
  for (const item of items) yield transform(item);
}

export function includeObjectPolicy(url: URL): IncludeObject {
  const include = url.searchParams.get('includeObject');
  return include === 'None' || include === 'Object' ? include : 'Metadata';
}

/** The chunks of a list's body, in the requested representation. */
export function* listPieces(
  source: ObjectSource,
  selection: Selection,
  representation: Representation,
  url: URL,
  nowMs: number,
): Iterable<string> {
  const page = readPage(source, selection, url, nowMs);
  const { resource } = selection;
  const metadata = JSON.stringify({
    resourceVersion: String(page.revision),
    ...(page.continueToken ? { continue: page.continueToken } : {}),
    ...(page.remaining === undefined
      ? {}
      : { remainingItemCount: page.remaining }),
  });
  if (representation === 'table') {
    const include = includeObjectPolicy(url);
    const printer = findPrinter(resource);
    yield `{"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":${metadata},`;
    yield `"columnDefinitions":${JSON.stringify(printer.columns)},"rows":[`;
    yield* joined(
      mapped(page.objects, object =>
        JSON.stringify(
          tableRow(printer, withKind(resource, object), include, nowMs),
        ),
      ),
    );
  } else if (representation === 'partial') {
    yield `{"kind":"PartialObjectMetadataList","apiVersion":"meta.k8s.io/v1","metadata":${metadata},"items":[`;
    yield* joined(
      mapped(page.objects, object => JSON.stringify(partialMetadata(object))),
    );
  } else {
    yield `{"kind":"${resource.kind}List","apiVersion":"${formatApiVersion(
      resource,
    )}","metadata":${metadata},"items":[`;
    const objectJson = resource.isCustom
      ? (object: KubernetesObject) => objectText(resource, object)
      : itemText;
    yield* joined(mapped(page.objects, objectJson));
  }
  yield ']}\n';
}

export function withKind(
  resource: Resource,
  object: KubernetesObject,
): KubernetesObject {
  return {
    kind: resource.kind,
    apiVersion: formatApiVersion(resource),
    ...object,
  };
}
