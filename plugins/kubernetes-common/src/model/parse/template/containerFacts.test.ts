import { Json } from '../readers';
import { writeContainer } from './containerFacts';
import { FactWriter, HIDDEN } from './FactWriter';

/** The facts of a container, without its name; a digest is `#` and the value. */
function factsOf(
  container: Json,
  type: 'app' | 'init' = 'app',
): Readonly<Record<string, string>> {
  const facts = new FactWriter(value => `#${value}`);
  writeContainer(facts, 'web', container, type);
  const { 'container/web/': own, ...others } = JSON.parse(facts.toText());
  return Object.fromEntries(
    Object.entries<string>(others).map(([key, value]) => [
      key.replace('/web/', ' '),
      value.replace(HIDDEN, ''),
    ]),
  );
}

function kindOf(container: Json, type: 'app' | 'init'): string {
  const facts = new FactWriter(undefined);
  writeContainer(facts, 'web', container, type);
  return JSON.parse(facts.toText())['container/web/'];
}

describe('writeContainer', () => {
  it.each([
    ['app', {}, 'app'],
    ['init', {}, 'init'],
    ['init', { restartPolicy: 'Always' }, 'sidecar'],
    ['init', { restartPolicy: 'Never' }, 'init'],
    ['app', { restartPolicy: 'Always' }, 'app'],
  ] as const)(
    'has of an %s container %j the type %s',
    (type, raw, expected) => {
      expect(kindOf(raw, type)).toBe(expected);
    },
  );

  it('writes nothing more of a container without fields', () => {
    expect(factsOf({ name: 'web' })).toEqual({});
  });

  it('has the image, and what is shown of the others', () => {
    expect(
      factsOf({
        image: 'web:1',
        imagePullPolicy: 'Always',
        terminationMessagePath: '/log',
        terminationMessagePolicy: 'File',
        workingDir: '/app',
        stdin: true,
        stdinOnce: true,
        tty: false,
      }),
    ).toEqual({
      'image ': 'web:1',
      'other imagePullPolicy': 'Always',
      'other terminationMessagePath': '/log',
      'other terminationMessagePolicy': 'File',
      'other workingDir': '/app',
      'other stdin': 'true',
      'other stdinOnce': 'true',
      'other tty': 'false',
    });
  });

  it('compares fields that it does not know', () => {
    expect(factsOf({ brandNew: { secret: 1 }, empty: {} })).toEqual({
      'other brandNew': '#{"secret":1}',
    });
  });

  it('keeps commands and arguments apart', () => {
    expect(factsOf({ command: ['run'], args: ['--port=80'] })).toEqual({
      'command ': '#["run"]',
      'args ': '#["--port=80"]',
      'args --port': '#["80"]',
    });
  });

  describe('of a variable', () => {
    const variable = (raw: Json) => factsOf({ env: [{ name: 'A', ...raw }] });
    const from = (valueFrom: Json) => variable({ valueFrom });

    it('hides the value', () => {
      expect(variable({ value: 'secret' })).toEqual({ 'env A': '#"secret"' });
      expect(variable({})).toEqual({ 'env A': '#{}' });
    });

    it('shows where it is from', () => {
      const key = { name: 'settings', key: 'region' };
      expect(from({ configMapKeyRef: key })).toEqual({
        'configMap A': 'settings/region',
      });
      expect(from({ secretKeyRef: { ...key, optional: true } })).toEqual({
        'secret A': 'settings/region?',
      });
      expect(from({ configMapKeyRef: { ...key, optional: false } })).toEqual({
        'configMap A': 'settings/region',
      });
      expect(from({ secretKeyRef: { optional: true } })).toEqual({
        'secret A': '/?',
      });
      expect(from({ fieldRef: { fieldPath: 'status.podIP' } })).toEqual({
        'env A': 'fieldRef:status.podIP',
      });
      expect(
        from({ resourceFieldRef: { resource: 'limits.cpu', divisor: '1' } }),
      ).toEqual({
        'env A':
          'resourceFieldRef:limits.cpu#{"divisor":"1","resource":"limits.cpu"}',
      });
    });

    it('hides a source that it does not know', () => {
      expect(from({ vaultRef: { path: 'x' } })).toEqual({
        'env A': '#{"vaultRef":{"path":"x"}}',
      });
      expect(from({ configMapKeyRef: {} })).toEqual({
        'env A': '#{"configMapKeyRef":{}}',
      });
    });

    it('leaves out one without a name', () => {
      expect(
        factsOf({ env: [{ value: 'x' }, { name: '', value: 'y' }] }),
      ).toEqual({});
    });

    it('names whole ConfigMaps and Secrets in their order, as later ones win', () => {
      const envFrom = [
        { configMapRef: { name: 'b' } },
        { prefix: 'P_', configMapRef: { name: 'a', optional: true } },
        { secretRef: { name: 's' } },
        { secretRef: {} },
      ];
      expect(factsOf({ envFrom })).toEqual({
        'configMap envFrom': 'b, P_a?',
        'secret envFrom': 's',
      });
    });
  });

  it('tells requests from limits, and hides claims', () => {
    expect(
      factsOf({
        resources: {
          requests: { cpu: '100m', memory: 128 },
          limits: { cpu: 1 },
          claims: [{ name: 'gpu' }],
        },
      }),
    ).toEqual({
      'request cpu': '100m',
      'request memory': '128',
      'limit cpu': '1',
      'other claims': '#[{"name":"gpu"}]',
    });
    expect(factsOf({ resources: { claims: [] } })).toEqual({});
  });

  describe('of a probe', () => {
    const probe = (raw: Json) => {
      const facts = factsOf({ livenessProbe: raw });
      return Object.fromEntries(
        Object.entries(facts).map(([key, value]) => [
          key.replace('probe livenessProbe', ''),
          value,
        ]),
      );
    };

    it.each(['readinessProbe', 'livenessProbe', 'startupProbe'])(
      'knows a %s',
      name => {
        expect(factsOf({ [name]: { tcpSocket: { port: 80 } } })).toEqual({
          [`probe ${name}`]: 'tcpSocket',
          [`probe ${name}.tcpSocket.port`]: '80',
        });
      },
    );

    it('has what it asks, and hides headers', () => {
      expect(
        probe({
          httpGet: {
            path: '/up',
            port: 'http',
            host: 'h',
            scheme: 'HTTPS',
            httpHeaders: [{ name: 'Authorization', value: 'x' }],
          },
        }),
      ).toEqual({
        '': 'httpGet',
        '.httpGet.path': '/up',
        '.httpGet.port': 'http',
        '.httpGet.host': 'h',
        '.httpGet.scheme': 'HTTPS',
        '.httpGet.httpHeaders': '#[{"name":"Authorization","value":"x"}]',
      });
    });

    it('hides the command that it runs', () => {
      expect(probe({ exec: { command: ['check', 'secret'] } })).toEqual({
        '': 'exec',
        '.exec.command': '#["check","secret"]',
      });
    });

    it('knows one by gRPC', () => {
      expect(probe({ grpc: { port: 9, service: 'health' } })).toEqual({
        '': 'grpc',
        '.grpc.port': '9',
        '.grpc.service': 'health',
      });
    });

    it('has its times, without a zero, which the API server omits', () => {
      expect(
        probe({
          initialDelaySeconds: 0,
          periodSeconds: 1,
          timeoutSeconds: 2,
          successThreshold: 3,
          failureThreshold: 4,
          terminationGracePeriodSeconds: 5,
        }),
      ).toEqual({
        '': '-',
        '.periodSeconds': '1',
        '.timeoutSeconds': '2',
        '.successThreshold': '3',
        '.failureThreshold': '4',
        '.terminationGracePeriodSeconds': '5',
      });
      expect(probe({ initialDelaySeconds: 9 })).toEqual({
        '': '-',
        '.initialDelaySeconds': '9',
      });
    });
  });

  it('names ports, with where they are outside', () => {
    expect(
      factsOf({
        ports: [
          { name: 'http', containerPort: 80 },
          { containerPort: 53, protocol: 'UDP' },
          { name: 'out', containerPort: 1, hostPort: 2 },
          { name: 'at', containerPort: 1, hostPort: 2, hostIP: '10.0.0.1' },
          { name: 'in', containerPort: 1, hostIP: '10.0.0.1' },
        ],
      }),
    ).toEqual({
      'port http': '80/TCP',
      'port 53/UDP': '53/UDP',
      'port out': '1/TCP 2',
      'port at': '1/TCP 10.0.0.1:2',
      'port in': '1/TCP',
    });
  });

  it('has mounts and the security context', () => {
    expect(
      factsOf({
        volumeMounts: [{ name: 'config', mountPath: '/etc/web' }],
        securityContext: { runAsUser: 5 },
      }),
    ).toEqual({
      'mount /etc/web': 'config',
      'securityContext runAsUser': '5',
    });
  });

  it('hides the hooks of its lifecycle', () => {
    expect(
      factsOf({
        lifecycle: {
          postStart: { exec: { command: ['a'] } },
          preStop: { sleep: { seconds: 5 } },
        },
      }),
    ).toEqual({
      'lifecycle postStart': '#{"exec":{"command":["a"]}}',
      'lifecycle preStop': '#{"sleep":{"seconds":5}}',
    });
    expect(factsOf({ lifecycle: { preStop: {} } })).toEqual({});
  });
});
