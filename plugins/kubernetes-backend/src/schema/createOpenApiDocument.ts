/**
 * The OpenAPI document of the routes: the paths are written here, the schemas are
 * those that every response is checked against. `yarn docs:openapi` writes it.
 */
import {
  clusterDiagnosisSchema,
  clusterHeadSchema,
  clusterHealthListSchema,
  clusterMessageSchema,
  clusterReasonSchema,
  clusterStateSchema,
  containerRowSchema,
  endMessageSchema,
  eventRowsSchema,
  findingSchema,
  fleetFailureListSchema,
  fleetServiceListSchema,
  heartbeatMessageSchema,
  helloMessageSchema,
  kindProblemSchema,
  mergedLogMessageSchema,
  nodeCapacitySchema,
  patchMessageSchema,
  podRefSchema,
  podRowSchema,
  revisionHistorySchema,
  serviceMessageSchema,
  serviceSnapshotSchema,
  serviceUsageSchema,
  WIRE_VERSION,
  workloadRowSchema,
} from '@podlight/backstage-plugin-kubernetes-common';
import { z } from 'zod';
import {
  entityParametersSchema,
  fleetQuerySchema,
  helpAnswerParametersSchema,
  helpParametersSchema,
  liveQuerySchema,
  logQuerySchema,
  manifestQuerySchema,
  mergedLogQuerySchema,
  objectParametersSchema,
  podParametersSchema,
  retryParametersSchema,
  usageQuerySchema,
} from '../routes/parameters';

type Json = Readonly<Record<string, unknown>>;

const SCHEMAS = {
  ServiceMessage: serviceMessageSchema,
  ServiceSnapshot: serviceSnapshotSchema,
  ServiceUsage: serviceUsageSchema,
  HelloMessage: helloMessageSchema,
  ClusterMessage: clusterMessageSchema,
  PatchMessage: patchMessageSchema,
  HeartbeatMessage: heartbeatMessageSchema,
  EndMessage: endMessageSchema,
  ClusterHead: clusterHeadSchema,
  ClusterState: clusterStateSchema,
  ClusterReason: clusterReasonSchema,
  KindProblem: kindProblemSchema,
  PodRow: podRowSchema,
  ContainerRow: containerRowSchema,
  WorkloadRow: workloadRowSchema,
  Finding: findingSchema,
  PodRef: podRefSchema,
  EventRows: eventRowsSchema,
  RevisionHistory: revisionHistorySchema,
  NodeCapacity: nodeCapacitySchema,
  MergedLogMessage: mergedLogMessageSchema,
  FleetServiceList: fleetServiceListSchema,
  FleetFailureList: fleetFailureListSchema,
  ClusterHealthList: clusterHealthListSchema,
  ClusterDiagnosis: clusterDiagnosisSchema,
};

const VERSION = `/v${WIRE_VERSION}`;
const ENTITY = `${VERSION}/entities/{kind}/{namespace}/{name}`;
const POD = `${ENTITY}/pods/{cluster}/{podNamespace}/{pod}`;
const OBJECT = `${ENTITY}/objects/{cluster}/{resource}/{objectNamespace}/{object}`;

const REFUSALS: Json = {
  400: { description: 'A parameter or an annotation of the entity is wrong' },
  401: { description: 'The caller is not signed in' },
  403: { description: 'You do not have the permission for it' },
  404: { description: 'Not found, or you have no permission to view it' },
  502: { description: 'The cluster failed' },
  503: {
    description:
      'The plugin did not start, or could not find out which clusters to ask',
  },
  504: { description: 'The cluster took too long' },
};

const RETRY_AFTER: Json = {
  'Retry-After': {
    description: 'Seconds to wait',
    schema: { type: 'integer', minimum: 1 },
  },
};

/** For rate-limited routes. */
const BUSY: Json = {
  429: {
    description: 'You ask too often, or for too much at a time',
    headers: RETRY_AFTER,
  },
};

/** For routes that may stream: another replica may be able to respond at once. */
const STREAM: Json = {
  ...BUSY,
  503: {
    description:
      'This backend is restarting, the plugin did not start, or it could not find out which clusters to ask',
    headers: {
      'Retry-After': {
        description: 'Seconds to wait; only while it is restarting',
        schema: { type: 'integer', minimum: 1 },
      },
    },
  },
};

/** OpenAPI 3.1, as plain data. */
export function createOpenApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kubernetes',
      version: '1',
      description:
        'Routes of the Podlight backend plugin, below `/api/kubernetes`. Written by `yarn docs:openapi`.',
    },
    paths: {
      [`${ENTITY}/live`]: operation(
        'The state of a service, as one JSON message a line: hello, each cluster, then what changes',
        [...inPath(entityParametersSchema), ...inQuery(liveQuerySchema)],
        { 'application/x-ndjson': { schema: reference('ServiceMessage') } },
        STREAM,
      ),
      [`${ENTITY}/snapshot`]: operation(
        'The same state as one document. Its ETag changes with what it says',
        inPath(entityParametersSchema),
        { 'application/json': { schema: reference('ServiceSnapshot') } },
        { 304: { description: 'Nothing has changed' }, ...BUSY },
      ),
      [`${ENTITY}/usage`]: operation(
        'What the pods of a service use of CPU and memory. Read once in half a minute for everybody who may see it',
        [...inPath(entityParametersSchema), ...inQuery(usageQuerySchema)],
        { 'application/json': { schema: reference('ServiceUsage') } },
        BUSY,
      ),
      [`${ENTITY}/logs`]: operation(
        'The logs of many pods as one stream; each line is one message',
        [...inPath(entityParametersSchema), ...inQuery(mergedLogQuerySchema)],
        { 'application/x-ndjson': { schema: reference('MergedLogMessage') } },
        STREAM,
      ),
      [`${POD}/logs`]: operation(
        'The log of a container',
        [...inPath(podParametersSchema), ...inQuery(logQuerySchema)],
        { 'text/plain': { schema: { type: 'string' } } },
        STREAM,
      ),
      [`${POD}/events`]: operation(
        'The events of a pod, newest first',
        inPath(podParametersSchema),
        { 'application/json': { schema: reference('EventRows') } },
        BUSY,
      ),
      [`${POD}/manifest`]: operation(
        'A pod as the model knows it',
        [...inPath(podParametersSchema), ...inQuery(manifestQuerySchema)],
        {
          'application/yaml': { schema: { type: 'string' } },
          'application/json': { schema: { type: 'object' } },
        },
        BUSY,
      ),
      [`${POD}/node-capacity`]: operation(
        'How much room is left on the nodes that suit an unschedulable pod: only numbers, for the resources that the message of the scheduler names. Lists the nodes, and the pods of at most ten of them for each resource, once in half a minute for everybody who may see them',
        inPath(podParametersSchema),
        { 'application/json': { schema: reference('NodeCapacity') } },
        BUSY,
      ),
      [`${OBJECT}/events`]: operation(
        'The events of an object that is no pod, newest first',
        inPath(objectParametersSchema),
        { 'application/json': { schema: reference('EventRows') } },
        BUSY,
      ),
      [`${OBJECT}/manifest`]: operation(
        'An object as the model knows it; of a custom resource, what its definition lists',
        [...inPath(objectParametersSchema), ...inQuery(manifestQuerySchema)],
        {
          'application/yaml': { schema: { type: 'string' } },
          'application/json': { schema: { type: 'object' } },
        },
        BUSY,
      ),
      [`${OBJECT}/revisions`]: operation(
        'The revisions of a workload that the cluster still has, newest first, each with what it changed; none for an object without revisions',
        inPath(objectParametersSchema),
        { 'application/json': { schema: reference('RevisionHistory') } },
        BUSY,
      ),
      [`${VERSION}/fleet/services`]: operation(
        'The services of the fleet index that the caller may see, worst first: all, those of the caller and the caller’s groups (`scope=mine`), those below a System, a Domain, a Group or a User (`of`), or up to 100 by their references (`ref`). 404 where the index is off',
        inQuery(fleetQuerySchema),
        { 'application/json': { schema: reference('FleetServiceList') } },
        BUSY,
      ),
      [`${VERSION}/fleet/failures`]: operation(
        'The failures of the services that the caller may see, ranked. 404 where the index is off',
        [],
        { 'application/json': { schema: reference('FleetFailureList') } },
        BUSY,
      ),
      [`${VERSION}/clusters`]: operation('How each cluster does', [], {
        'application/json': { schema: reference('ClusterHealthList') },
      }),
      [`${VERSION}/clusters/{cluster}/diagnosis`]: operation(
        'What is wrong with a cluster, step by step',
        inPath(z.object({ cluster: z.string() })),
        { 'application/json': { schema: reference('ClusterDiagnosis') } },
        BUSY,
      ),
      [`${ENTITY}/clusters/{cluster}/retry`]: {
        post: {
          summary: 'Asks a cluster that cannot be read again without delay',
          parameters: inPath(retryParametersSchema),
          responses: {
            204: { description: 'The retry was started' },
            ...REFUSALS,
            ...BUSY,
          },
        },
      },
      [`${VERSION}/help/{class}`]: {
        post: {
          summary: 'Counts that Help was opened for a class of failure',
          parameters: inPath(helpParametersSchema),
          responses: { 204: { description: 'Counted' }, ...REFUSALS },
        },
      },
      [`${VERSION}/help/{class}/answers/{helped}`]: {
        post: {
          summary: 'Counts whether Help for a class of failure helped',
          parameters: inPath(helpAnswerParametersSchema),
          responses: { 204: { description: 'Counted' }, ...REFUSALS },
        },
      },
      '/metrics': operation('Metrics, as Prometheus scrapes them', [], {
        'text/plain': { schema: { type: 'string' } },
      }),
    },
    components: { schemas: componentSchemas() },
  };
}

function operation(
  summary: string,
  parameters: readonly Json[],
  content: Json,
  others: Json = {},
): Json {
  const success = { 200: { description: 'What was asked for', content } };
  return {
    get: {
      summary,
      parameters,
      responses: { ...success, ...REFUSALS, ...others },
    },
  };
}

function inPath(schema: z.ZodObject): Json[] {
  return parametersIn('path', schema);
}

function inQuery(schema: z.ZodObject): Json[] {
  return parametersIn('query', schema);
}

function parametersIn(where: 'path' | 'query', schema: z.ZodObject): Json[] {
  return Object.entries(schema.shape).map(([name, field]) => {
    const { $schema: _, ...described } = z.toJSONSchema(field, { io: 'input' });
    return {
      name,
      in: where,
      ...(!z.safeParse(field, undefined).success && { required: true }),
      schema: described,
    };
  });
}

function reference(name: keyof typeof SCHEMAS): Json {
  return { $ref: schemaUri(name) };
}

function schemaUri(name: string): string {
  return `#/components/schemas/${name}`;
}

const sharedSchema = z.object({
  $defs: z.record(z.string(), z.record(z.string(), z.unknown())),
});

function componentSchemas(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(SCHEMAS)) {
    registry.add(schema, { id });
  }
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: schemaUri });
  // Zod moves unnamed recursive schemas to an address that OpenAPI does not have.
  const { __shared: shared = { $defs: {} }, ...named } = z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .parse(
      JSON.parse(
        JSON.stringify(schemas).replaceAll('__shared#/$defs/schema', 'Shared'),
      ),
    );
  const { $defs } = sharedSchema.parse(shared);
  return Object.fromEntries([
    ...Object.entries(named).map(([id, { $schema: _, $id: __, ...schema }]) => [
      id,
      schema,
    ]),
    ...Object.entries($defs).map(([id, schema]) => [
      id.replace('schema', 'Shared'),
      schema,
    ]),
  ]);
}
