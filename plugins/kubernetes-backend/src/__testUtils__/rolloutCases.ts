/* What people roll out, written as the controllers of Kubernetes write it. */

type Raw = Record<string, any>;

/** What every value of a template begins with that must never leave. */
export const ROLLOUT_CANARY = 'canary-91c4d2';

/** One rollout, and what is to be said of it. */
export interface RolloutCase {
  readonly name: string;
  /** `Deployment` when absent. */
  readonly kind?: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Rollout';
  readonly change: (template: Raw) => void;
  /** `type field name from to`, as far as there is each. */
  readonly says: readonly string[];
  readonly isRestart?: boolean;
  /** The older revision is the one that was brought back. */
  readonly isRollback?: boolean;
  /** The workload changed, and no revision was made of it. */
  readonly isUnrecorded?: boolean;
  /** What changed runs in a second workload, `NAME-canary`. */
  readonly isBeside?: boolean;
  /** Of the workload besides its template. */
  readonly spec?: Raw;
}

/** The second workload of a case. */
export function toCanary(rollout: RolloutCase): RolloutCase {
  return { ...rollout, name: `${rollout.name}-canary`, isBeside: false };
}

/** A pod template as the API server has it. */
export function aTemplate(labels: Readonly<Record<string, string>>): Raw {
  return {
    metadata: { labels: { ...labels } },
    spec: {
      initContainers: [{ name: 'migrate', image: 'shop/web:1.4.1' }],
      containers: [
        {
          name: 'web',
          image: 'shop/web:1.4.1',
          command: ['/bin/web'],
          args: ['--password', `${ROLLOUT_CANARY}-1`, '--log=info'],
          env: [
            { name: 'DB_URL', value: `${ROLLOUT_CANARY}-db` },
            { name: 'MODE', value: `${ROLLOUT_CANARY}-mode` },
            {
              name: 'REGION',
              valueFrom: { configMapKeyRef: { name: 'web', key: 'region' } },
            },
            {
              name: 'TOKEN',
              valueFrom: { secretKeyRef: { name: 'creds', key: 'token' } },
            },
          ],
          resources: {
            requests: { cpu: '500m', memory: '256Mi' },
            limits: { memory: '512Mi' },
          },
          readinessProbe: {
            httpGet: { path: '/ready', port: 8080, scheme: 'HTTP' },
            timeoutSeconds: 1,
          },
          ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
        },
      ],
      volumes: [
        { name: 'config', configMap: { name: 'web-config' } },
        { name: 'tls', secret: { secretName: 'web-tls' } },
      ],
      nodeSelector: { pool: 'general' },
      serviceAccountName: 'web',
      securityContext: { runAsNonRoot: true },
    },
  };
}

const web = (template: Raw): Raw => template.spec.containers[0];
const variable = (template: Raw, name: string): Raw =>
  web(template).env.find((each: Raw) => each.name === name);
const setImage = (template: Raw) => {
  web(template).image = 'shop/web:1.4.2';
};
const IMAGE = 'changed image shop/web:1.4.1 shop/web:1.4.2';

export const ROLLOUT_CASES: readonly RolloutCase[] = [
  { name: 'image', change: setImage, says: [IMAGE] },
  {
    name: 'image-by-digest',
    change: t => (web(t).image = `shop/web@sha256:${'0'.repeat(64)}`),
    says: [`changed image shop/web:1.4.1 shop/web@sha256:${'0'.repeat(64)}`],
  },
  {
    name: 'init-image',
    change: t => (t.spec.initContainers[0].image = 'shop/web:1.4.2'),
    says: [IMAGE],
  },
  {
    name: 'env-value',
    change: t => (variable(t, 'DB_URL').value = `${ROLLOUT_CANARY}-db-2`),
    says: ['changed env DB_URL'],
  },
  {
    name: 'env-added',
    change: t => web(t).env.push({ name: 'NEW', value: ROLLOUT_CANARY }),
    says: ['added env NEW'],
  },
  {
    name: 'env-removed',
    change: t => web(t).env.splice(1, 1),
    says: ['removed env MODE'],
  },
  {
    name: 'config-reference',
    change: t => (variable(t, 'REGION').valueFrom.configMapKeyRef.key = 'zone'),
    says: ['changed configMap REGION web/region web/zone'],
  },
  {
    name: 'secret-reference',
    change: t => (variable(t, 'TOKEN').valueFrom.secretKeyRef.name = 'creds-2'),
    says: ['changed secret TOKEN creds/token creds-2/token'],
  },
  {
    name: 'env-from',
    change: t => (web(t).envFrom = [{ configMapRef: { name: 'flags' } }]),
    says: ['added configMap envFrom flags'],
  },
  {
    name: 'memory-limit',
    change: t => (web(t).resources.limits.memory = '256Mi'),
    says: ['changed limit memory 512Mi 256Mi'],
  },
  {
    name: 'limit-added',
    change: t => (web(t).resources.limits.cpu = '1'),
    says: ['added limit cpu 1'],
  },
  {
    name: 'cpu-request',
    change: t => (web(t).resources.requests.cpu = '2'),
    says: ['changed request cpu 500m 2'],
  },
  {
    name: 'probe-path',
    change: t => (web(t).readinessProbe.httpGet.path = '/healthz'),
    says: ['changed probe readinessProbe.httpGet.path /ready /healthz'],
  },
  {
    name: 'probe-timeout',
    change: t => (web(t).readinessProbe.timeoutSeconds = 5),
    says: ['changed probe readinessProbe.timeoutSeconds 1 5'],
  },
  {
    name: 'probe-added',
    change: t => (web(t).livenessProbe = { tcpSocket: { port: 8080 } }),
    says: ['added probe livenessProbe tcpSocket'],
  },
  {
    name: 'volume-config',
    change: t => (t.spec.volumes[0].configMap.name = 'web-config-2'),
    says: ['changed volume config configMap:web-config configMap:web-config-2'],
  },
  {
    name: 'volume-secret',
    change: t => (t.spec.volumes[1].secret.secretName = 'web-tls-2'),
    says: ['changed volume tls secret:web-tls secret:web-tls-2'],
  },
  {
    name: 'arguments',
    change: t => (web(t).args[1] = `${ROLLOUT_CANARY}-2`),
    says: ['changed args --password'],
  },
  {
    name: 'command',
    change: t => (web(t).command = ['/bin/web-2']),
    says: ['changed command'],
  },
  {
    name: 'port',
    change: t => (web(t).ports[0].containerPort = 9090),
    says: ['changed port http 8080/TCP 9090/TCP'],
  },
  {
    name: 'service-account',
    change: t => (t.spec.serviceAccountName = 'web-2'),
    says: ['changed serviceAccount web web-2'],
  },
  {
    name: 'sidecar',
    change: t => t.spec.containers.push({ name: 'agent', image: 'agent:1' }),
    says: ['added container app'],
  },
  {
    name: 'node-selector',
    change: t => (t.spec.nodeSelector.pool = 'arm'),
    says: ['changed scheduling nodeSelector.pool general arm'],
  },
  {
    name: 'security-context',
    change: t => (t.spec.securityContext.runAsNonRoot = false),
    says: ['changed securityContext runAsNonRoot true false'],
  },
  {
    name: 'two-at-once',
    change: t => {
      setImage(t);
      web(t).resources.limits.memory = '256Mi';
    },
    says: [IMAGE, 'changed limit memory 512Mi 256Mi'],
  },
  {
    name: 'restart',
    change: t => {
      t.metadata.annotations = {
        'kubectl.kubernetes.io/restartedAt': '2026-03-01T12:00:00Z',
      };
    },
    says: [],
    isRestart: true,
  },
  {
    name: 'rollback',
    change: setImage,
    says: ['changed image shop/web:1.4.2 shop/web:1.4.1'],
    isRollback: true,
  },
  {
    name: 'scale',
    change: () => undefined,
    says: [],
    isUnrecorded: true,
    spec: { replicas: 9 },
  },
  {
    name: 'strategy',
    change: () => undefined,
    says: [],
    isUnrecorded: true,
    spec: { strategy: { type: 'Recreate' } },
  },
  {
    name: 'paused',
    change: setImage,
    says: [],
    isUnrecorded: true,
    spec: { paused: true },
  },
  {
    name: 'defaults-of-a-newer-api-server',
    change: t => {
      t.spec.dnsPolicy = 'ClusterFirst';
      t.spec.schedulerName = 'default-scheduler';
      web(t).terminationMessagePolicy = 'File';
    },
    says: [],
  },
  {
    name: 'partition',
    kind: 'StatefulSet',
    change: setImage,
    says: [IMAGE],
    spec: {
      updateStrategy: {
        type: 'RollingUpdate',
        rollingUpdate: { partition: 2 },
      },
    },
  },
  {
    name: 'set-env',
    kind: 'StatefulSet',
    change: t => (variable(t, 'MODE').value = `${ROLLOUT_CANARY}-mode-2`),
    says: ['changed env MODE'],
  },
  {
    name: 'on-delete',
    kind: 'DaemonSet',
    change: setImage,
    says: [IMAGE],
    spec: { updateStrategy: { type: 'OnDelete' } },
  },
  {
    name: 'agent-limit',
    kind: 'DaemonSet',
    change: t => (web(t).resources.limits.memory = '256Mi'),
    says: ['changed limit memory 512Mi 256Mi'],
  },
  { name: 'canary', kind: 'Rollout', change: setImage, says: [IMAGE] },
  {
    name: 'second-deployment',
    change: setImage,
    says: [],
    isUnrecorded: true,
    isBeside: true,
  },
];
