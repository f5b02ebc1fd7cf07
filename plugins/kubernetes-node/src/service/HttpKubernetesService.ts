import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { InputError, ResponseError } from '@backstage/errors';
import {
  EventRow,
  eventRowsSchema,
  nestFields,
  ServiceSnapshot,
  serviceSnapshotSchema,
  WIRE_VERSION,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  KubernetesService,
  KubernetesServiceOptions,
  ServiceLogsOptions,
  ServiceObjectRef,
  ServiceResource,
} from './KubernetesService';

const PLUGIN_ID = 'kubernetes';

/** Asks the routes of the Kubernetes plugin, wherever it runs. */
export class HttpKubernetesService implements KubernetesService {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: {
    readonly auth: AuthService;
    readonly discovery: DiscoveryService;
  }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  async getService(
    entityRef: string,
    options: KubernetesServiceOptions,
  ): Promise<ServiceSnapshot> {
    const response = await this.#get(entityRef, ['snapshot'], options);
    return serviceSnapshotSchema.parse(await response.json());
  }

  async getResources<
    T extends { readonly spec?: unknown; readonly status?: unknown },
  >(
    entityRef: string,
    definition: string,
    options: KubernetesServiceOptions,
  ): Promise<readonly ServiceResource<T>[]> {
    const { clusters } = await this.getService(entityRef, options);
    return clusters.flatMap(({ cluster, state, objects = [] }) =>
      objects
        .filter(row => row.customResource?.definition === definition)
        .map(row => ({
          cluster,
          row,
          ...(nestFields(row.customResource?.fields ?? {}) as T),
          isStale: state.phase !== 'live',
        })),
    );
  }

  async getObjectEvents(
    object: ServiceObjectRef & { readonly resource: string },
    options: KubernetesServiceOptions,
  ): Promise<readonly EventRow[]> {
    const { cluster, resource, namespace, name } = object;
    const path = ['objects', cluster, resource, namespace || '-', name];
    const response = await this.#get(
      object.entityRef,
      [...path, 'events'],
      options,
    );
    return eventRowsSchema.parse(await response.json());
  }

  async getPodLogs(
    { entityRef, cluster, namespace, name }: ServiceObjectRef,
    { container, previous, tailLines, ...options }: ServiceLogsOptions,
  ): Promise<string> {
    const path = ['pods', cluster, namespace, name, 'logs'];
    const query = { container, previous, tailLines };
    const response = await this.#get(entityRef, path, options, query);
    return response.text();
  }

  async #get(
    entityRef: string,
    path: readonly string[],
    { credentials, signal }: KubernetesServiceOptions,
    query: Readonly<Record<string, string | number | boolean | undefined>> = {},
  ): Promise<Response> {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const route = joinPath(['entities', kind, namespace, name, ...path]);
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: PLUGIN_ID,
    });
    const base = await this.#discovery.getBaseUrl(PLUGIN_ID);
    const url = new URL(`${base}/v${WIRE_VERSION}/${route}`);
    for (const [key, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(key, String(value));
    }
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal,
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}

/** @throws InputError for a segment that would lead to another route, as `..` does */
function joinPath(segments: readonly string[]): string {
  for (const segment of segments) {
    if (['', '.', '..'].includes(segment)) {
      throw new InputError(`'${segment}' is no part of a path`);
    }
  }
  return segments.map(encodeURIComponent).join('/');
}
