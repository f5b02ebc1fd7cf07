import { FakeClock } from '../../clock';
import { startFakeApiServer } from '../../FakeApiServer';
import { setTimeout as sleep } from 'node:timers/promises';
import { at } from '../../kube/object';
import { PrinterColumn } from '../../kube/resources';
import { KubeConfig } from '@kubernetes/client-node';
import { Answer, call, OpenAnswer, Server, stream } from '../../testing/client';

/** What the contract needs of an API server, fake or real. */
export interface ApiUnderTest {
  get(path: string, accept?: string): Promise<Answer>;
  watch(path: string, accept?: string): Promise<OpenAnswer>;
  /** Puts a Service, which no controller changes, in the namespace of the contract. */
  put(name: string, labels: Readonly<Record<string, string>>): Promise<void>;
  /** Puts a ConfigMap there, in place of the one of that name. */
  putConfigMap(
    name: string,
    data: Readonly<Record<string, string>>,
  ): Promise<void>;
  delete(name: string): Promise<void>;
  /** Puts a custom resource there, in place of the one of that name. */
  putWidget(name: string, content: WidgetContent): Promise<void>;
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

/** The API of a definition with columns, in the namespace of the contract. */
export const WIDGETS = {
  group: 'podlight.example',
  version: 'v1',
  plural: 'widgets',
  kind: 'Widget',
};

export const WIDGETS_PATH = `/apis/${WIDGETS.group}/${WIDGETS.version}/namespaces/${CONTRACT_NAMESPACE}/${WIDGETS.plural}`;

export interface WidgetContent {
  readonly labels?: Readonly<Record<string, string>>;
  readonly spec?: object;
  readonly status?: object;
}

const WIDGET_COLUMNS: readonly PrinterColumn[] = [
  { name: 'Size', type: 'integer', jsonPath: '.spec.size' },
  { name: 'Phase', type: 'string', jsonPath: '.status.phase' },
  { name: 'Parts', type: 'string', jsonPath: '.status.parts[*].name' },
  {
    name: 'Ready',
    type: 'string',
    jsonPath: '.status.conditions[?(@.type=="Ready")].status',
  },
  { name: 'Paused', type: 'boolean', jsonPath: '.spec.paused', priority: 1 },
  { name: 'Seen', type: 'date', jsonPath: '.status.seenAt' },
  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
];

const widget = (name: string, { labels, ...content }: WidgetContent) => ({
  apiVersion: `${WIDGETS.group}/${WIDGETS.version}`,
  kind: WIDGETS.kind,
  metadata: { name, namespace: CONTRACT_NAMESPACE, labels },
  ...content,
});

const WIDGETS_DEFINITION = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${WIDGETS.plural}.${WIDGETS.group}` },
  spec: {
    group: WIDGETS.group,
    scope: 'Namespaced',
    names: {
      plural: WIDGETS.plural,
      singular: 'widget',
      kind: WIDGETS.kind,
    },
    versions: [
      {
        name: WIDGETS.version,
        served: true,
        storage: true,
        additionalPrinterColumns: WIDGET_COLUMNS,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
          },
        },
      },
    ],
  },
};

export async function fakeApi(): Promise<ApiUnderTest> {
  const clock = new FakeClock();
  const server = await startFakeApiServer({
    name: 'one',
    clock,
    customResources: [
      { ...WIDGETS, view: true, printerColumns: WIDGET_COLUMNS },
    ],
  });
  return {
    get: (path, accept) => call(server, path, { accept }),
    watch: (path, accept) => stream(server, path, { accept }),
    putWidget: async (name, content) => {
      server.put(widget(name, content));
    },
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
 * namespaces and definitions. Writes only to the contract's own namespace and
 * definition, and deletes them.
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
  const replace = async (path: string, body: { metadata: object }) => {
    const { json } = await call(server, path);
    const resourceVersion = at(json, 'metadata', 'resourceVersion');
    await send('PUT', path, {
      ...body,
      metadata: { ...body.metadata, resourceVersion },
    });
  };
  const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  const services = `/api/v1/namespaces/${CONTRACT_NAMESPACE}/services`;
  await send('POST', '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: CONTRACT_NAMESPACE },
  });
  await send('POST', definitions, WIDGETS_DEFINITION);
  // Its API is served a moment later.
  for (let tries = 0; tries < 50; tries += 1) {
    if ((await call(server, WIDGETS_PATH)).status === 200) break;
    await sleep(200);
  }
  return {
    get: (path, accept) => call(server, path, { accept }),
    watch: (path, accept) => stream(server, path, { accept }),
    putWidget: async (name, content) => {
      const body = widget(name, content);
      if ((await send('POST', WIDGETS_PATH, body)) === 409) {
        await replace(`${WIDGETS_PATH}/${name}`, body);
      }
    },
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
    pass: seconds => sleep(seconds * 1_000),
    stop: async () => {
      const { name } = WIDGETS_DEFINITION.metadata;
      await send('DELETE', `${definitions}/${name}`);
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
