import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import {
  KUBERNETES_ANNOTATIONS,
  kubernetesClustersReadPermission,
} from '@podlight/backstage-plugin-kubernetes-common';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from './readConfig';

const ROOT = join(__dirname, '../../../..');

const DOCUMENTS = [
  '*.md',
  'docs/**/*.md',
  'plugins/*/README.md',
  'packages/*/README.md',
];

const samples = DOCUMENTS.flatMap(pattern => globSync(pattern, { cwd: ROOT }))
  .sort()
  .flatMap(document =>
    [
      ...readFileSync(join(ROOT, document), 'utf8').matchAll(
        /^```ya?ml\n(.*?)^```$/gms,
      ),
    ].map(([, text], index) => ({ document, index, value: parse(text) })),
  );

/** The part of Backstage's own `backend:` that docs/metrics.md shows. */
const externalAccess = z.strictObject({
  auth: z.strictObject({
    externalAccess: z.array(
      z.strictObject({
        type: z.literal('static'),
        options: z.strictObject({ token: z.string(), subject: z.string() }),
        accessRestrictions: z.array(
          z.strictObject({
            plugin: z.literal('kubernetes'),
            permission: z.literal(kubernetesClustersReadPermission.name),
          }),
        ),
      }),
    ),
  }),
});

const clusterRules = z.array(
  z.strictObject({
    apiGroups: z.array(z.string()),
    resources: z.array(z.string()),
    verbs: z.array(z.enum(['get', 'list', 'watch'])),
  }),
);

/** Whose actions Backstage offers. */
const actions = z.strictObject({
  actions: z.strictObject({
    pluginSources: z.tuple([z.literal('kubernetes')]),
  }),
});

const entityMetadata = z.strictObject({
  annotations: z.partialRecord(
    z.enum(Object.values(KUBERNETES_ANNOTATIONS)),
    z.string(),
  ),
});

/** What the extensions of an app take is known to the frontend, whose test reads the same file. */
const EXTENSIONS: readonly unknown[] = JSON.parse(
  readFileSync(
    join(ROOT, 'plugins/kubernetes/src/fixtures/documentedExtensions.json'),
    'utf8',
  ),
);

/** By the first key of a sample: throws where a reader could not use it. */
const CHECKS: Readonly<Record<string, (value: unknown) => void>> = {
  kubernetes: value => {
    const config = JSON.parse(JSON.stringify({ kubernetes: value }));
    readConfig(new ConfigReader(config), message => {
      throw new Error(message);
    });
  },
  backend: value => void z.union([externalAccess, actions]).parse(value),
  metadata: value => void entityMetadata.parse(value),
  app: value => expect(EXTENSIONS).toContainEqual(value),
  // A scenario: documented.test.ts of the simulator takes those of its README.
  clusters: () => undefined,
  // Prometheus' own configuration, of which nothing here has a schema; that it is YAML was seen.
  scrape_configs: () => undefined,
};

function check(value: unknown): void {
  if (Array.isArray(value)) {
    clusterRules.parse(value);
    return;
  }
  const [[key, part], ...others] = Object.entries(Object(value));
  if (others.length > 0 && key !== 'clusters') {
    throw new Error(`More than ${key}: and no check for it`);
  }
  if (!Object.hasOwn(CHECKS, key)) throw new Error(`No check for ${key}:`);
  CHECKS[key](part);
}

describe('the samples of YAML in the documentation', () => {
  it('are found', () => {
    expect(samples.length).toBeGreaterThan(24);
  });

  it.each(samples)('of $document can be used: number $index', ({ value }) => {
    expect(() => check(value)).not.toThrow();
  });

  it('would be refused with a key that is misspelt', () => {
    expect(() => check({ kubernetes: { custerLocatorMethods: [] } })).toThrow();
    expect(() => check({ kubernetes: {}, app: {} })).toThrow();
    expect(() => check([{ verbs: ['delete'] }])).toThrow();
  });
});
