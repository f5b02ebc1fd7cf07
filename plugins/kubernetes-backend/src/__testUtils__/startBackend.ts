import { BackendFeature } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { Simulator } from '@internal/cluster-simulator';
import {
  applyClusterPatch,
  ClusterMessage,
  PatchMessage,
  ServiceMessage,
  serviceMessageSchema,
} from '@podlight/backstage-plugin-kubernetes-common';
import { createKubernetesPlugin, TestOverrides } from '../plugin';
import { StreamDrain } from '../routes';
import { anEntity } from './anEntity';
import { celCompiler } from './celCompiler';
import { startTestLua } from './luaRuntime';
import { configFor } from './simulatorConfig';
import { startTestBackend } from './startTestBackend';
import { systemClock } from '../util/timing';

export interface TestBackendOptions {
  readonly simulator?: Simulator;
  /** Added to, or in place of, what the simulator's clusters need. */
  readonly kubernetes?: JsonObject;
  /** Beside it. */
  readonly rootConfig?: JsonObject;
  readonly entities?: Entity[];
  /** In place of a catalog of `entities`. */
  readonly catalog?: BackendFeature;
  readonly testOverrides?: TestOverrides;
  readonly features?: readonly BackendFeature[];
  /** Changes the clusters of the configuration. */
  readonly changeCluster?: (cluster: JsonObject) => JsonObject;
}

/** Nothing takes over in a test, so streams need not wait for that to end. */
const atOnce = () => new StreamDrain(systemClock, { delayMs: 0, spreadMs: 0 });

/** A backend with the plugin, and a client that is signed in unless it says otherwise. */
export async function startBackend(options: TestBackendOptions) {
  const { simulator, entities = [anEntity()] } = options;
  const backend = await startTestBackend({
    features: [
      createKubernetesPlugin({
        drain: atOnce(),
        loadCel: async () => celCompiler,
        loadLua: startTestLua,
        ...options.testOverrides,
      }),
      options.catalog ?? catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({
        data: {
          ...options.rootConfig,
          kubernetes: {
            ...(simulator && configFor(simulator, options.changeCluster)),
            ...options.kubernetes,
          },
        },
      }),
      ...(options.features ?? []),
    ],
  });
  const address = `http://localhost:${backend.server.port()}/api/kubernetes/v1/entities`;
  const get = (path: string, init: RequestInit = {}) =>
    fetch(`${address}/${path}`, {
      ...init,
      headers: {
        authorization: mockCredentials.user.header(),
        ...init.headers,
      },
    });
  return {
    get,
    url: (path: string) => `${address}/${path}`,
    stop: () => backend.stop(),
    follow: (
      path = 'component/default/shop/live',
      headers: Record<string, string> = {},
      known: readonly ClusterMessage[] = [],
    ) => follow(get, path, headers, known),
  };
}

export type TestBackend = Awaited<ReturnType<typeof startBackend>>;

/** A live stream, read line by line; a patch is seen as what it leads to. */
async function follow(
  get: (path: string, init?: RequestInit) => Promise<Response>,
  path: string,
  headers: Record<string, string>,
  /** What the reader has already, from another stream. */
  known: readonly ClusterMessage[],
) {
  const controller = new AbortController();
  const response = await get(path, { signal: controller.signal, headers });
  if (!response.ok || !response.body) {
    throw new Error(`${response.status} ${await response.text()}`);
  }
  const lines = readLines(response.body);
  const sent: ServiceMessage[] = [];
  const seen: ServiceMessage[] = [];
  const clusters = new Map(known.map(message => [message.cluster, message]));
  const read = (line: string): ServiceMessage => {
    const raw = serviceMessageSchema.parse(JSON.parse(line));
    sent.push(raw);
    const message = raw.type === 'patch' ? patched(clusters, raw) : raw;
    if (message.type === 'cluster') clusters.set(message.cluster, message);
    seen.push(message);
    return message;
  };
  async function next<T extends ServiceMessage>(
    fits: (message: ServiceMessage) => message is T,
  ): Promise<T> {
    for (;;) {
      const line = await lines.next();
      if (line.done) throw new Error('The stream has ended');
      const message = read(line.value);
      if (fits(message)) return message;
    }
  }
  return {
    response,
    /** As they came. */
    sent,
    seen,
    /** The newest of each cluster. */
    known: () => [...clusters.values()],
    /** The next message that fits; rejects when the stream ends without one. */
    next,
    /** The first message that fits, even if it has been seen: clusters answer in any order. */
    find: async <T extends ServiceMessage>(
      fits: (message: ServiceMessage) => message is T,
    ): Promise<T> => seen.find(fits) ?? next(fits),
    /** Everything up to the end of the stream. */
    async rest(): Promise<ServiceMessage[]> {
      for await (const line of lines) {
        read(line);
      }
      return seen;
    },
    leave: () => controller.abort(),
  };
}

function patched(
  clusters: ReadonlyMap<string, ClusterMessage>,
  patch: PatchMessage,
): ClusterMessage {
  const before = clusters.get(patch.cluster);
  if (!before) throw new Error('A patch came first');
  return applyClusterPatch(before, patch);
}

async function* readLines(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    yield* lines;
  }
}
