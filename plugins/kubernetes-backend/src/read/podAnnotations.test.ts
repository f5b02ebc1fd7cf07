import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { DEFAULT_POD_ANNOTATIONS, podAnnotationFilter } from './podAnnotations';

describe('podAnnotationFilter', () => {
  it.each([
    ['commit-id', 'f00ba4', true],
    ['example.com/team', 'payments', true],
    ['example.com/team', '', true],
    ['app.kubernetes.io/version', '1.4.2', true],
    ['checksum/config', 'e3b0c44298fc1c149afbf4c8996fb924', true],
    ['kubectl.kubernetes.io/restartedAt', '2026-03-01T12:00:00Z', true],
    ['example.com/teams', 'payments', false],
    ['example.com/anything', 'x', false],
    ['prometheus.io/scrape', 'true', false],
    ['checksum/secret', 'e3b0c44298fc1c149afbf4c8996fb924', false],
  ])('by default, %s: "%s" is kept: %s', (key, value, isKept) => {
    expect(podAnnotationFilter()(key, value)).toBe(isKept);
  });

  it('is documented with every key that it keeps by default', () => {
    const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
    const [, section] = readme.split('## Annotations of pods');
    const names = DEFAULT_POD_ANNOTATIONS.map(key =>
      key.replace(/^\*\/|^[^*]*(?=-namespace)|^[^*]*image(?=\.version)/, ''),
    );
    expect(names.filter(name => !section.includes(`\`${name}\``))).toEqual([]);
  });

  it('keeps what is configured instead of the default, and nothing else', () => {
    const keep = podAnnotationFilter(['example.com/*', 'wave']);
    const keys = ['example.com/x', 'wave', 'waves', 'commit-id', 'x.com/wave'];
    expect(keys.filter(key => keep(key, 'x'))).toEqual([
      'example.com/x',
      'wave',
    ]);
    expect(podAnnotationFilter([])('commit-id', 'x')).toBe(false);
  });

  it.each([
    ['kubectl.kubernetes.io/last-applied-configuration', 'x'],
    ['banzaicloud.com/last-applied', 'x'],
    ['kapp.k14s.io/original', 'x'],
    ['kubernetes.io/change-cause', 'kubectl set env'],
    ['vault.hashicorp.com/agent-inject-file-db', 'x'],
    ['vault.security.banzaicloud.io/vault-role', 'x'],
    ['ad.datadoghq.com/app.instances', 'x'],
    ['co.elastic.metrics/username', 'x'],
    ['example.com/db-password', 'x'],
    ['example.com/API_KEY', 'x'],
    ['example.com/private-key-name', 'x'],
    ['example.com/signing.key', 'x'],
    ['example.com/accessKey', 'x'],
    ['example.com/passphrase', 'x'],
    ['example.com/db-passwd', 'x'],
    ['example.com/token-name', 'x'],
    ['example.com/credentials', 'x'],
    ['example.com/connection_string', 'x'],
    ['example.com/slack-webhook', 'x'],
    ['my-secrets.example.com/name', 'x'],
    ['example.com/x', '{"a":1}'],
    ['example.com/x', ' [1]'],
    ['example.com/x', 'two\nlines'],
    ['example.com/x', 'x'.repeat(257)],
    ['example.com/x', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln'],
    ['example.com/x', 'postgres://shop:hunter2@db/shop'],
    ['example.com/x', 'password=hunter2'],
    ['example.com/x', 'ghp_0123456789abcdefghijABCDEFGHIJ012345'],
  ])('keeps %s: %s in the backend, even if configured', (key, value) => {
    expect(podAnnotationFilter(['*', key])(key, value)).toBe(false);
  });

  it('shows nothing that is long, broken or not configured', () => {
    const pattern = fc.oneof(
      fc.constantFrom('*', 'a*', '*/team', ...DEFAULT_POD_ANNOTATIONS),
      fc.string(),
    );
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.string());
    fc.assert(
      fc.property(fc.array(pattern), fc.string(), value, (some, key, text) => {
        const isKept = podAnnotationFilter(some)(key, text);
        const isShortLine = text.length <= 256 && !/[\r\n\0]/.test(text);
        expect(isKept && !(isShortLine && some.length > 0)).toBe(false);
      }),
    );
  });

  it('remembers keys, and not more than it has room for', () => {
    const keep = podAnnotationFilter(['a*']);
    const kept = Array.from({ length: 5_000 }, (_, i) => i).filter(i =>
      keep(i % 2 ? `a${i}` : `b${i}`, 'x'),
    );
    expect(kept).toHaveLength(2_500);
    expect(keep('a1', 'x')).toBe(true);
  });
});
