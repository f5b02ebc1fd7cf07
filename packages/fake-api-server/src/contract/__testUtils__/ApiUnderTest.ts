import { FakeClock } from '../../clock';
import { startFakeApiServer } from '../../FakeApiServer';
import { KubeConfig } from '@kubernetes/client-node';
import { Answer, call, OpenAnswer, Server, stream } from '../../testing/client';

/** What the contract needs of an API server, fake or real. */
export interface ApiUnderTest {
  get(path: string, accept?: string): Promise<Answer>;
  watch(path: string): Promise<OpenAnswer>;
  /** Puts a Service, which no controller changes, in the namespace of the contract. */
  put(name: string, labels: Readonly<Record<string, string>>): Promise<void>;
  /** Puts a ConfigMap there, in place of the one of that name. */
  putConfigMap(
    name: string,
    data: Readonly<Record<string, string>>,
  ): Promise<void>;
  delete(name: string): Promise<void>;
  /** Lets seconds pass. */
  pass(seconds: number): Promise<void>;
  stop(): Promise<void>;
}

export const CONTRACT_NAMESPACE = 'podlight-contract';

const service = (name: string, labels: Readonly<Record<string, string>>) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: CONTRACT_NAMESPACE, labels },
  spec: { ports: [{ port: 80 }] },
});

const configMap = (name: string, data: Readonly<Record<string, string>>) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: CONTRACT_NAMESPACE },
  data,
});

export async function fakeApi(): Promise<ApiUnderTest> {
  const clock = new FakeClock();
  const server = await startFakeApiServer({ name: 'one', clock });
  return {
    get: (path, accept) => call(server, path, { accept }),
    watch: path => stream(server, path),
    put: async (name, labels) => {
      server.put(service(name, labels));
    },
    putConfigMap: async (name, data) => {
      server.put(configMap(name, data));
    },
    delete: async name => {
      server.delete({ kind: 'Service', namespace: CONTRACT_NAMESPACE, name });
    },
    pass: async seconds => clock.advance(seconds * 1_000),
    stop: () => server.stop(),
  };
}

/**
 * The cluster of a kubeconfig's current context, whose user may create and delete
 * namespaces. Writes only to the contract's own namespace, and deletes it.
 */
export async function realApi(kubeconfig: string): Promise<ApiUnderTest> {
  const server = readServer(kubeconfig);
  const send = async (method: string, path: string, body?: object) => {
    const answer = await call(server, path, {
      method,
      body: body && JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    return answer.status;
  };
  const services = `/api/v1/namespaces/${CONTRACT_NAMESPACE}/services`;
  await send('POST', '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: CONTRACT_NAMESPACE },
  });
  return {
    get: (path, accept) => call(server, path, { accept }),
    watch: path => stream(server, path),
    put: async (name, labels) => {
      const body = service(name, labels);
      const created = await send('POST', services, body);
      if (created !== 409) return;
      const { json } = await call(server, `${services}/${name}`);
      const { metadata, spec } = json as typeof body;
      await send('PUT', `${services}/${name}`, {
        ...body,
        metadata: { ...metadata, labels },
        spec,
      });
    },
    putConfigMap: async (name, data) => {
      const path = `/api/v1/namespaces/${CONTRACT_NAMESPACE}/configmaps`;
      const body = configMap(name, data);
      if ((await send('POST', path, body)) === 409) {
        await send('PUT', `${path}/${name}`, body);
      }
    },
    delete: async name => {
      await send('DELETE', `${services}/${name}`);
    },
    pass: seconds =>
      new Promise(resolve => {
        setTimeout(resolve, seconds * 1_000);
      }),
    stop: async () => {
      await send('DELETE', `/api/v1/namespaces/${CONTRACT_NAMESPACE}`);
    },
  };
}

function readServer(kubeconfig: string): Server {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const cluster = config.getCurrentCluster();
  if (!cluster) throw new Error(`${kubeconfig} has no current context`);
  const options: { ca?: unknown; cert?: unknown; key?: unknown } = {};
  config.applyToHTTPSOptions(options as never);
  return { url: cluster.server, ...options } as Server;
}
