import fc from 'fast-check';
import type { TemplateChange } from '../wire';
import { diffTemplates } from '.';
import { aTemplate, changed, parsed, Raw } from './testing/revisions';

type Changes = readonly Partial<TemplateChange>[];

const WEB = { container: 'web' };

function diff(change: (copy: Raw) => void, before: Raw = aTemplate()) {
  return diffTemplates(parsed(before), parsed(changed(before, change)));
}

const web = (copy: Raw) => copy.spec.containers[0];
const variable = (copy: Raw, name: string) =>
  web(copy).env.find((each: Raw) => each.name === name);

const CHANGES: readonly [string, (copy: Raw) => void, Changes][] = [
  [
    'an image',
    t => (web(t).image = 'registry.example.com/web:1.4.2'),
    [
      {
        field: 'image',
        type: 'changed',
        from: 'registry.example.com/web:1.4.1',
        to: 'registry.example.com/web:1.4.2',
        ...WEB,
      },
    ],
  ],
  [
    'the image of an init container',
    t => (t.spec.initContainers[0].image = 'm:2'),
    [{ field: 'image', container: 'migrate', to: 'm:2' }],
  ],
  [
    'a label that is called like a field with a default, and has its value',
    t => (t.metadata.labels.scheme = 'HTTP'),
    [{ field: 'label', type: 'added', name: 'scheme', to: 'HTTP' }],
  ],
  [
    'the value of a variable',
    t => (variable(t, 'DB_URL').value = 'canary-of-db-2'),
    [{ field: 'env', type: 'changed', name: 'DB_URL', ...WEB }],
  ],
  [
    'a variable that is added',
    t => web(t).env.push({ name: 'NEW', value: 'canary-new' }),
    [{ field: 'env', type: 'added', name: 'NEW', ...WEB }],
  ],
  [
    'a variable that is removed',
    t => web(t).env.shift(),
    [{ field: 'env', type: 'removed', name: 'MODE', ...WEB }],
  ],
  [
    'a limit',
    t => (web(t).resources.limits.memory = '256Mi'),
    [
      {
        field: 'limit',
        type: 'changed',
        name: 'memory',
        from: '1Gi',
        to: '256Mi',
        ...WEB,
      },
    ],
  ],
  [
    'a limit that is added',
    t => (web(t).resources.limits.cpu = '1'),
    [{ field: 'limit', type: 'added', name: 'cpu', to: '1' }],
  ],
  [
    'a request',
    t => (web(t).resources.requests.cpu = '2'),
    [{ field: 'request', name: 'cpu', from: '500m', to: '2' }],
  ],
  [
    'the path of a probe',
    t => (web(t).readinessProbe.httpGet.path = '/healthz'),
    [
      {
        field: 'probe',
        type: 'changed',
        name: 'readinessProbe.httpGet.path',
        from: '/ready',
        to: '/healthz',
      },
    ],
  ],
  [
    'the time-out of a probe',
    t => (web(t).readinessProbe.timeoutSeconds = 5),
    [{ field: 'probe', name: 'readinessProbe.timeoutSeconds', to: '5' }],
  ],
  [
    'a probe that is added',
    t => {
      web(t).livenessProbe = {
        httpGet: { path: '/live', port: 8080, scheme: 'HTTP' },
        periodSeconds: 10,
      };
    },
    [{ field: 'probe', type: 'added', name: 'livenessProbe', to: 'httpGet' }],
  ],
  [
    'a probe that asks in another way',
    t => {
      delete web(t).readinessProbe.httpGet;
      web(t).readinessProbe.tcpSocket = { port: 8080 };
    },
    [
      {
        field: 'probe',
        name: 'readinessProbe',
        from: 'httpGet',
        to: 'tcpSocket',
      },
    ],
  ],
  [
    'the header of a probe',
    t => {
      web(t).readinessProbe.httpGet.httpHeaders[0].value = 'canary-2';
    },
    [
      {
        field: 'probe',
        type: 'changed',
        name: 'readinessProbe.httpGet.httpHeaders',
        ...WEB,
      },
    ],
  ],
  [
    'a reference to a ConfigMap',
    t => {
      variable(t, 'REGION').valueFrom.configMapKeyRef.key = 'zone';
    },
    [
      {
        field: 'configMap',
        type: 'changed',
        name: 'REGION',
        from: 'settings/region',
        to: 'settings/zone',
        ...WEB,
      },
    ],
  ],
  [
    'a variable that comes from a Secret now',
    t => {
      const found = variable(t, 'DB_URL');
      delete found.value;
      found.valueFrom = { secretKeyRef: { name: 'db', key: 'url' } };
    },
    [
      {
        field: 'secret',
        type: 'changed',
        name: 'DB_URL',
        to: 'db/url',
        ...WEB,
      },
    ],
  ],
  [
    'a source of variables',
    t => web(t).envFrom.push({ secretRef: { name: 'extra' } }),
    [{ field: 'secret', type: 'added', name: 'envFrom', to: 'extra' }],
  ],
  [
    'an option',
    t => (web(t).args[0] = '--log-level=debug'),
    [{ field: 'args', type: 'changed', name: '--log-level', ...WEB }],
  ],
  [
    'the value after an option',
    t => (web(t).args[2] = ':9090'),
    [{ field: 'args', type: 'changed', name: '--listen', ...WEB }],
  ],
  [
    'arguments without a name',
    t => (web(t).args = ['-p', 'x']),
    [
      { field: 'args', type: 'removed', name: '--listen' },
      { field: 'args', type: 'removed', name: '--log-level' },
    ],
  ],
  [
    'the order of arguments',
    t => web(t).args.unshift(web(t).args.pop(), 'x'),
    [{ field: 'args', type: 'changed', name: '--listen' }],
  ],
  [
    'a command',
    t => (web(t).command = ['/bin/web2']),
    [{ field: 'command', type: 'changed', ...WEB }],
  ],
  [
    'a port',
    t => (web(t).ports[0].containerPort = 9090),
    [{ field: 'port', name: 'http', from: '8080/TCP', to: '9090/TCP' }],
  ],
  [
    'the ConfigMap of a volume',
    t => (t.spec.volumes[0].configMap.name = 'web-config-2'),
    [
      {
        field: 'volume',
        type: 'changed',
        name: 'config',
        from: 'configMap:web-config',
        to: 'configMap:web-config-2',
      },
    ],
  ],
  [
    'the mode of a volume',
    t => (t.spec.volumes[0].configMap.defaultMode = 256),
    [{ field: 'volume', type: 'changed', name: 'config' }],
  ],
  [
    'a volume with its mount',
    t => {
      t.spec.volumes.push({
        name: 'data',
        persistentVolumeClaim: { claimName: 'data-1' },
      });
      web(t).volumeMounts.push({ name: 'data', mountPath: '/data' });
    },
    [
      {
        field: 'volume',
        type: 'added',
        name: 'data',
        to: 'persistentVolumeClaim:data-1',
      },
      { field: 'mount', type: 'added', name: '/data', to: 'data', ...WEB },
    ],
  ],
  [
    'a sidecar, as one change',
    t =>
      t.spec.containers.push({
        name: 'agent',
        image: 'agent:1',
        env: [{ name: 'KEY', value: 'canary-agent' }],
        resources: { limits: { memory: '64Mi' } },
      }),
    [{ field: 'container', type: 'added', container: 'agent', to: 'app' }],
  ],
  [
    'a container that is gone, as one change',
    t => t.spec.containers.pop(),
    [{ field: 'container', type: 'removed', container: 'proxy' }],
  ],
  [
    'where it may run',
    t => {
      t.spec.nodeSelector.pool = 'arm';
      t.spec.tolerations.push({ key: 'b', operator: 'Exists' });
      t.spec.affinity = { nodeAffinity: { x: 1 }, podAffinity: {} };
    },
    [
      { field: 'scheduling', type: 'added', name: 'affinity.nodeAffinity' },
      {
        field: 'scheduling',
        type: 'changed',
        name: 'nodeSelector.pool',
        from: 'general',
        to: 'arm',
      },
      { field: 'scheduling', type: 'changed', name: 'tolerations' },
    ],
  ],
  [
    'what it may do',
    t => {
      web(t).securityContext.capabilities = { drop: ['ALL'] };
      t.spec.securityContext.fsGroup = 2000;
      t.spec.serviceAccountName = 'other';
      t.spec.serviceAccount = 'other';
    },
    [
      { field: 'securityContext', name: 'fsGroup', from: '1000', to: '2000' },
      {
        field: 'securityContext',
        type: 'added',
        name: 'capabilities.drop',
        to: 'ALL',
        ...WEB,
      },
      { field: 'serviceAccount', type: 'changed', from: 'web', to: 'other' },
    ],
  ],
  [
    'how it ends',
    t => {
      t.spec.terminationGracePeriodSeconds = 5;
      web(t).lifecycle.preStop.exec.command[1] = '9';
    },
    [
      {
        field: 'lifecycle',
        name: 'terminationGracePeriodSeconds',
        from: '30',
        to: '5',
      },
      { field: 'lifecycle', type: 'changed', name: 'preStop', ...WEB },
    ],
  ],
  [
    'labels and annotations, last',
    t => {
      t.metadata.labels.version = '2';
      t.metadata.annotations['checksum/config'] = 'def';
    },
    [
      { field: 'annotation', type: 'changed', name: 'checksum/config' },
      { field: 'label', type: 'changed', name: 'version', from: '1', to: '2' },
    ],
  ],
  [
    'a field that this version does not know, without its value',
    t => (t.spec.futureField = { password: 'canary-future' }),
    [{ field: 'other', type: 'added', name: 'futureField' }],
  ],
];

const NO_CHANGES: readonly [string, (copy: Raw) => void][] = [
  ['the order of containers', t => t.spec.containers.reverse()],
  ['the order of variables', t => web(t).env.reverse()],
  [
    'the order of keys',
    t => (t.spec = Object.fromEntries(Object.entries(t.spec).reverse())),
  ],
  [
    'the order of tolerations',
    t => {
      t.spec.tolerations = [...t.spec.tolerations].reverse();
    },
  ],
  [
    'another way to write a quantity',
    t => {
      web(t).resources = {
        requests: { cpu: '0.5', memory: '0.5Gi' },
        limits: { memory: '1024Mi' },
      };
    },
  ],
  ['a quantity as a number', t => (web(t).resources.requests.cpu = 0.5)],
  [
    'defaults that an older API server did not write',
    t => {
      delete web(t).readinessProbe.successThreshold;
      delete web(t).readinessProbe.httpGet.scheme;
      delete web(t).terminationMessagePolicy;
      delete t.spec.terminationGracePeriodSeconds;
      delete t.spec.schedulerName;
      delete t.spec.dnsPolicy;
      t.spec.affinity = {};
    },
  ],
  [
    'the hash of the controller',
    t => (t.metadata.labels['pod-template-hash'] = 'x'),
  ],
];

describe('diffTemplates', () => {
  it.each(CHANGES)('names %s, and nothing else', (_, change, expected) => {
    const found = diff(change);
    expect(found).toEqual({
      isRestart: false,
      changes: expected.map(each => expect.objectContaining(each)),
    });
    expect(JSON.stringify(found)).not.toContain('canary');
    const hidden = found?.changes.filter(({ field }) => field === 'args');
    expect(JSON.stringify(hidden)).not.toMatch(/"(from|to)"/);
  });

  it.each(CHANGES)('names %s the other way round', (_, change, expected) => {
    const found = diffTemplates(
      parsed(changed(aTemplate(), change)),
      parsed(aTemplate()),
    );
    expect(found?.changes.length).toBeGreaterThan(0);
    expect(found?.changes.length).toBeLessThanOrEqual(expected.length + 1);
  });

  it.each(NO_CHANGES)('sees no change in %s', (_, change) => {
    expect(diff(change)).toEqual({ changes: [], isRestart: false });
  });

  it('sees no change in the order of tolerations, of which there are several', () => {
    const both = changed(aTemplate(), t =>
      t.spec.tolerations.push({ key: 'b', operator: 'Exists' }),
    );
    expect(diff(t => t.spec.tolerations.reverse(), both)?.changes).toEqual([]);
  });

  const AT = 'kubectl.kubernetes.io/restartedAt';

  it('tells a restart from a change', () => {
    const restart = (t: Raw) => (t.metadata.annotations[AT] = '2026-03-01');
    expect(diff(restart)).toEqual({ changes: [], isRestart: true });
    const again = changed(aTemplate(), restart);
    const later = (t: Raw) => (t.metadata.annotations[AT] = '2026-03-02');
    expect(diff(later, again)).toEqual({ changes: [], isRestart: true });
    const withImage = diff(t => {
      restart(t);
      web(t).image = 'web:2';
    });
    expect(withImage).toMatchObject({
      isRestart: false,
      changes: [{ field: 'image' }, { field: 'annotation', name: AT }],
    });
  });

  it('says nothing where a template is unknown', () => {
    const bare = { metadata: { labels: {} } };
    expect(diffTemplates(bare, parsed(aTemplate()))).toBeUndefined();
    expect(diffTemplates(parsed(aTemplate()), bare)).toBeUndefined();
  });

  it('invents nothing where more was left out than is kept', () => {
    const large = changed(aTemplate(), t => {
      web(t).env = Array.from({ length: 2_000 }, (_, i) => ({
        name: `VARIABLE_${i}`,
        value: 'x',
      }));
    });
    const found = diff(t => web(t).env.shift(), large);
    expect(found?.changes).toEqual([]);
    expect(diff(t => (web(t).image = 'web:2'), large)?.changes).toMatchObject([
      { field: 'image' },
    ]);
  });

  it('never throws, and no value of a variable leaves', () => {
    const secret = 'canary-0123456789';
    fc.assert(
      fc.property(fc.object({ maxDepth: 4 }), fc.anything(), (spec, other) => {
        const hostile = {
          metadata: { labels: other, annotations: { a: secret } },
          spec: {
            ...spec,
            containers: [
              { name: 'web', env: [{ name: 'A', value: secret }], ...spec },
              other,
            ],
            volumes: other,
          },
        };
        const found = diffTemplates(parsed(hostile), parsed(aTemplate()));
        expect(JSON.stringify(found)).not.toContain(secret);
      }),
      { numRuns: 200 },
    );
  });
});
