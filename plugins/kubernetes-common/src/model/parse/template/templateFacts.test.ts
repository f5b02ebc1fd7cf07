import {
  aTemplate,
  changed,
  fakeDigest,
} from '../../../revisions/testing/revisions';
import { parseTemplateFacts } from './templateFacts';

const read = (raw: unknown): Record<string, string> =>
  JSON.parse(parseTemplateFacts(raw, fakeDigest()));

describe('parseTemplateFacts', () => {
  it('keeps names, images, amounts and references', () => {
    expect(read(aTemplate())).toMatchObject({
      'image/web/': 'registry.example.com/web:1.4.1',
      'limit/web/memory': '1Gi',
      'configMap/web/REGION': 'settings/region',
      'secret/web/TOKEN': 'creds/token',
      'configMap/web/envFrom': 'common',
      'probe/web/readinessProbe.httpGet.path': '/ready',
      'mount/web//etc/web': 'config',
      'serviceAccount//': 'web',
      'scheduling//nodeSelector.pool': 'general',
      'label//app': 'web',
      'container/migrate/': 'init',
    });
  });

  it('keeps no value of a variable, argument, header or annotation', () => {
    const text = parseTemplateFacts(
      changed(aTemplate(), t => {
        t.metadata.annotations.secret = 'canary-annotation';
        t.spec.containers[0].args.push('--password', 'canary-argument');
        t.spec.containers[0].command.push('canary-command');
        t.spec.containers[0].lifecycle.preStop.exec.command.push('canary-hook');
        t.spec.volumes.push({
          name: 'csi',
          csi: { driver: 'd', volumeAttributes: { key: 'canary-volume' } },
        });
      }),
      fakeDigest(),
    );
    expect(text).not.toContain('canary');
    expect(text).toContain('args/web/--password');
  });

  it('does not compare such values without a digest', () => {
    const other = changed(aTemplate(), t => {
      t.spec.containers[0].env[0].value = 'another';
    });
    expect(parseTemplateFacts(other)).toBe(parseTemplateFacts(aTemplate()));
    expect(read(other)).not.toBe(read(aTemplate()));
  });

  it('bounds what it keeps', () => {
    const huge = changed(aTemplate(), t => {
      t.spec.containers = Array.from({ length: 500 }, (_, i) => ({
        name: `c${i}`,
        image: 'x'.repeat(100_000),
        env: Array.from({ length: 1_000 }, (__, k) => ({
          name: `V${k}`,
          value: 'y'.repeat(1_000),
        })),
      }));
    });
    const text = parseTemplateFacts(huge, fakeDigest());
    expect(text.length).toBeLessThan(60_000);
    expect(Object.keys(JSON.parse(text)).length).toBeLessThanOrEqual(1_001);
    expect(JSON.parse(text)).toHaveProperty('…');
  });

  it('compares long values as a whole', () => {
    const image = (end: string) =>
      changed(aTemplate(), t => {
        t.spec.containers[0].image = 'x'.repeat(900) + end;
      });
    const digest = fakeDigest();
    expect(parseTemplateFacts(image('a'), digest)).not.toBe(
      parseTemplateFacts(image('b'), digest),
    );
  });

  it.each([
    undefined,
    null,
    5,
    'x',
    [],
    {},
    { spec: [] },
    { spec: { containers: [[], null, 5] } },
  ])('accepts %j', raw => {
    expect(read(raw)).toEqual({});
  });
});
