import {
  ControllerRevision,
  parseObject,
  PodTemplate,
  ReplicaSet,
} from '../../model';

export type Raw = Record<string, any>;

/** A digest that shows nothing of the value. */
export function fakeDigest(): (value: string) => string {
  const known = new Map<string, string>();
  return value => {
    const found = known.get(value) ?? `d${known.size}`;
    known.set(value, found);
    return found;
  };
}

const digest = fakeDigest();

/** A pod template as the API server has it. */
export function aTemplate(): Raw {
  return {
    metadata: {
      labels: { app: 'web', version: '1' },
      annotations: { 'checksum/config': 'abc' },
    },
    spec: {
      containers: [
        {
          name: 'web',
          image: 'registry.example.com/web:1.4.1',
          imagePullPolicy: 'IfNotPresent',
          command: ['/bin/web'],
          args: ['--log-level=info', '--listen', ':8080'],
          env: [
            { name: 'MODE', value: 'canary-of-mode' },
            { name: 'DB_URL', value: 'canary-of-db' },
            {
              name: 'REGION',
              valueFrom: {
                configMapKeyRef: { name: 'settings', key: 'region' },
              },
            },
            {
              name: 'TOKEN',
              valueFrom: { secretKeyRef: { name: 'creds', key: 'token' } },
            },
            {
              name: 'POD_IP',
              valueFrom: {
                fieldRef: { apiVersion: 'v1', fieldPath: 'status.podIP' },
              },
            },
          ],
          envFrom: [{ configMapRef: { name: 'common' } }],
          resources: {
            requests: { cpu: '500m', memory: '512Mi' },
            limits: { memory: '1Gi' },
          },
          readinessProbe: {
            httpGet: {
              path: '/ready',
              port: 8080,
              scheme: 'HTTP',
              httpHeaders: [
                { name: 'Authorization', value: 'canary-of-header' },
              ],
            },
            periodSeconds: 10,
            timeoutSeconds: 1,
            successThreshold: 1,
            failureThreshold: 3,
          },
          ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
          volumeMounts: [{ name: 'config', mountPath: '/etc/web' }],
          securityContext: { runAsNonRoot: true },
          lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } },
          terminationMessagePath: '/dev/termination-log',
          terminationMessagePolicy: 'File',
        },
        { name: 'proxy', image: 'proxy:2', resources: {} },
      ],
      initContainers: [
        { name: 'migrate', image: 'registry.example.com/web:1.4.1' },
      ],
      volumes: [
        {
          name: 'config',
          configMap: { name: 'web-config', defaultMode: 420 },
        },
      ],
      nodeSelector: { pool: 'general' },
      tolerations: [{ key: 'a', operator: 'Exists' }],
      serviceAccountName: 'web',
      serviceAccount: 'web',
      securityContext: { fsGroup: 1000 },
      restartPolicy: 'Always',
      dnsPolicy: 'ClusterFirst',
      schedulerName: 'default-scheduler',
      terminationGracePeriodSeconds: 30,
    },
  };
}

/** Changes a copy. */
export function changed(template: Raw, change: (copy: Raw) => void): Raw {
  const copy = structuredClone(template);
  change(copy);
  return copy;
}

/** What the model keeps of a template. */
export function parsed(template: unknown): PodTemplate {
  return aReplicaSet({ template }).spec.template;
}

interface RevisionOptions {
  readonly name?: string;
  readonly template?: unknown;
  readonly revision?: number;
  readonly history?: string;
  readonly createdAt?: string;
  readonly annotations?: Record<string, string>;
  readonly labels?: Record<string, string>;
  readonly owner?: { readonly kind: string; readonly name: string };
  readonly replicas?: number;
}

function metadata(
  options: RevisionOptions,
  labels: Record<string, string>,
): Raw {
  const { name = 'web-1', owner = { kind: 'Deployment', name: 'web' } } =
    options;
  return {
    namespace: 'shop',
    name,
    uid: `uid-of-${name}`,
    creationTimestamp: options.createdAt ?? '2026-03-01T11:00:00Z',
    labels: { ...labels, ...options.labels },
    annotations: {
      ...(options.revision !== undefined && {
        'deployment.kubernetes.io/revision': String(options.revision),
      }),
      ...(options.history && {
        'deployment.kubernetes.io/revision-history': options.history,
      }),
      ...options.annotations,
    },
    ownerReferences: [
      { ...owner, apiVersion: 'apps/v1', uid: 'uid-of-web', controller: true },
    ],
  };
}

/** A ReplicaSet of the Deployment `web`; its hash is the end of its name. */
export function aReplicaSet(options: RevisionOptions = {}): ReplicaSet {
  const { name = 'web-1', template = aTemplate(), replicas = 0 } = options;
  const object = parseObject(
    {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: metadata(options, {
        'pod-template-hash': name.slice(name.lastIndexOf('-') + 1),
      }),
      spec: { replicas, template },
    },
    undefined,
    undefined,
    digest,
  );
  if (object?.kind !== 'ReplicaSet') throw new Error('no ReplicaSet');
  return object;
}

/** A revision of the StatefulSet or DaemonSet `web`. */
export function aControllerRevision(
  options: RevisionOptions = {},
): ControllerRevision {
  const { name = 'web-1', template = aTemplate(), revision = 1 } = options;
  const object = parseObject(
    {
      apiVersion: 'apps/v1',
      kind: 'ControllerRevision',
      metadata: {
        ...metadata(
          { owner: { kind: 'StatefulSet', name: 'web' }, ...options },
          {
            'controller-revision-hash': name.slice(name.lastIndexOf('-') + 1),
          },
        ),
        annotations: options.annotations ?? {},
      },
      revision,
      data: { spec: { template: { $patch: 'replace', ...Object(template) } } },
    },
    undefined,
    undefined,
    digest,
  );
  if (object?.kind !== 'ControllerRevision') throw new Error('no revision');
  return object;
}
