import {
  ClusterObjects,
  detect,
  explainService,
  inCluster,
  isFailureClassName,
  KnownService,
  rollUpFindings,
  toServiceRows,
} from '@podlight/backstage-plugin-kubernetes-common';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, SavedFile } from './savedFiles';
import { readSnapshot } from './readSnapshot';

/** The same objects of real API servers as in the test of the corpus. */
const CORPUS = join(__dirname, 'fixtures', 'corpus');

const CLUSTER = 'recorded';

/** What no explanation may say: it stands wherever a manifest has secrets. */
const CANARY = 'canary-7f3e9b1c';

const MAX_BYTES = 16_000;
const USUAL_BYTES = 4_000;

function knownService(view: ClusterObjects, now: Date): KnownService {
  const findings = detect(view, now);
  return {
    hello: {
      entityRef: 'component:default/recorded',
      clusters: [{ name: CLUSTER }],
      at: now.toISOString(),
    },
    clusters: [
      {
        cluster: CLUSTER,
        state: { phase: 'live', at: now.toISOString() },
        kindProblems: [],
        ...toServiceRows(view, findings, now),
        findings,
      },
    ],
  };
}

type Json = Record<string, any>;

/** Puts the canary where people put secrets: variables, Secrets, and what kubectl remembers. */
function plant(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plant);
  if (typeof value !== 'object' || value === null) return value;
  const object: Json = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, plant(inner)]),
  );
  if (object.kind === 'Secret') object.data = { token: CANARY };
  if (object.metadata?.uid !== undefined) {
    object.metadata.annotations = {
      ...object.metadata.annotations,
      'kubectl.kubernetes.io/last-applied-configuration': CANARY,
    };
  }
  if (typeof object.image === 'string' && object.name !== undefined) {
    object.env = [...(object.env ?? []), { name: 'PASSWORD', value: CANARY }];
  }
  return object;
}

function withCanary({ path, read }: SavedFile): SavedFile {
  if (!path.endsWith('.json')) return { path, read };
  return {
    path,
    read: async () => {
      const text = new TextDecoder().decode(await read());
      return new TextEncoder().encode(JSON.stringify(plant(JSON.parse(text))));
    },
  };
}

describe('the explanation of what was recorded', () => {
  const sizes: number[] = [];

  describe.each(readdirSync(CORPUS))('%s', name => {
    const expected = JSON.parse(
      readFileSync(join(CORPUS, name, 'expected.json'), 'utf8'),
    );
    const now = new Date(expected.now);
    const files = () => filesBelow(join(CORPUS, name, 'snapshot'));

    it('has the causes of the tab, within its size', async () => {
      const { view } = await readSnapshot(await files());
      const service = knownService(view, now);
      const { causes, text } = explainService(service);
      // The tab rolls up the findings of its messages by the same name of the cluster.
      const [{ findings }] = service.clusters;
      const shown = rollUpFindings(
        findings.map(finding => inCluster(finding, CLUSTER)),
      );
      expect(causes.map(({ id }) => id)).toEqual(shown.map(({ id }) => id));
      expect(new Set(causes.map(cause => cause.class))).toEqual(
        new Set(expected.findings.map((each: Json) => each.class)),
      );
      expect(causes.every(cause => isFailureClassName(cause.class))).toBe(true);
      const bytes = Buffer.byteLength(text);
      sizes.push(bytes);
      expect(bytes).toBeLessThanOrEqual(MAX_BYTES);
    });

    it('says no secret of a manifest', async () => {
      const { view } = await readSnapshot((await files()).map(withCanary));
      const explanation = explainService(knownService(view, now));
      expect(JSON.stringify(explanation)).not.toContain(CANARY);
      expect(explanation.causes).toHaveLength(expected.findings.length);
    });
  });

  it('is short for most, as docs/assistants.md says', () => {
    const short = sizes.filter(bytes => bytes <= USUAL_BYTES).length;
    expect(`${short} of ${sizes.length}`).toBe('85 of 109');
  });
});
