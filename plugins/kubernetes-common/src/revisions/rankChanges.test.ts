import { FAILURE_CLASSES } from '../diagnose';
import type { TemplateChange, TemplateField } from '../wire';
import { rankChanges } from './rankChanges';

const change = (
  field: TemplateField,
  rest: Partial<TemplateChange> = {},
): TemplateChange => ({ field, type: 'changed', container: 'app', ...rest });

const ALL = [
  change('image'),
  change('env', { name: 'DB_URL' }),
  change('configMap', { name: 'settings' }),
  change('secret', { name: 'token' }),
  change('request', { name: 'cpu' }),
  change('request', { name: 'memory' }),
  change('limit', { name: 'cpu' }),
  change('limit', { name: 'memory' }),
  change('probe', { name: 'livenessProbe.timeoutSeconds' }),
  change('volume', { name: 'data', container: undefined }),
  change('scheduling', { name: 'nodeSelector', container: undefined }),
  change('securityContext', { name: 'runAsUser' }),
];

const first = (name: string, container = 'app') =>
  rankChanges(ALL, {
    class: name,
    scope: { namespace: 'shop', kind: 'Deployment', name: 'web', container },
  })[0];

describe('rankChanges', () => {
  it.each([
    ['OOMKilled', change('limit', { name: 'memory' })],
    ['ImageNotFound', change('image')],
    ['ReadinessProbeFailing', expect.objectContaining({ field: 'probe' })],
    ['LivenessProbeKilled', expect.objectContaining({ field: 'probe' })],
    ['MissingConfigMap', change('configMap', { name: 'settings' })],
    ['MissingConfigKey', change('configMap', { name: 'settings' })],
    ['MissingSecret', change('secret', { name: 'token' })],
    ['InsufficientCPU', change('request', { name: 'cpu' })],
    ['InsufficientMemory', change('request', { name: 'memory' })],
    ['NodeAffinityMismatch', expect.objectContaining({ field: 'scheduling' })],
    ['MountSecretMissing', expect.objectContaining({ field: 'volume' })],
    ['RunAsNonRootViolation', change('securityContext', { name: 'runAsUser' })],
  ])('for %s, begins with what explains it', (name, expected) => {
    expect(first(name)).toEqual(expected);
  });

  it('keeps the order for a class that it knows nothing about', () => {
    expect(first('acme.Custom')).toBe(ALL[0]);
    expect(first('constructor')).toBe(ALL[0]);
  });

  it('does not explain a failure by another container', () => {
    expect(first('OOMKilled', 'sidecar')).toBe(ALL[0]);
  });

  it('explains a failure of a whole pod by any container', () => {
    const scope = { namespace: 'shop', kind: 'Deployment', name: 'web' };
    expect(rankChanges(ALL, { class: 'InsufficientMemory', scope })[0]).toEqual(
      change('request', { name: 'memory' }),
    );
  });

  it('loses and invents nothing, for any class', () => {
    for (const name of Object.keys(FAILURE_CLASSES)) {
      const ranked = rankChanges(ALL, {
        class: name,
        scope: { namespace: 'shop', kind: 'Deployment', name: 'web' },
      });
      expect(new Set(ranked)).toEqual(new Set(ALL));
    }
  });
});
