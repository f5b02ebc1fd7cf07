import {
  ClusterObjects,
  detect,
  Finding,
  toClusterObjects,
} from '@podlight/backstage-plugin-kubernetes-common';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from './parseDocument';
import { readFolder } from './readSnapshot';

/**
 * What is found must rest on what Kubernetes means, and not on how the
 * clusters that were recorded happen to name, order or date things.
 */
const CORPUS = join(__dirname, 'fixtures', 'corpus');

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The same JSON, with every text, list and object as these functions have it. */
interface Change {
  readonly text?: (text: string) => string;
  readonly list?: (list: Json[], field: string | undefined) => Json[];
  /** Fields that are left out. */
  readonly without?: ReadonlySet<string>;
}

function changed(value: Json, change: Change, field?: string): Json {
  if (typeof value === 'string') return change.text?.(value) ?? value;
  if (Array.isArray(value)) {
    const items = value.map(item => changed(item, change));
    return change.list?.(items, field) ?? items;
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !change.without?.has(key))
      .map(([key, item]) => [key, changed(item, change, key)]),
  );
}

/** As whole words only, so that names inside other names stay as they are. */
function renamed(names: Readonly<Record<string, string>>) {
  const words = Object.keys(names).map(name =>
    name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  const pattern = new RegExp(`(?<![\\w.])(?:${words.join('|')})(?!\\w)`, 'g');
  return (text: string) => text.replace(pattern, name => names[name] ?? name);
}

const LATER_MS = 500 * 24 * 3_600_000;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

function postponed(text: string): string {
  return TIME.test(text) && !text.startsWith('1970')
    ? new Date(Date.parse(text) + LATER_MS).toISOString()
    : text;
}

const IMAGES = {
  'registry.local/busybox:1.35': 'ghcr.io/acme/denied-404@sha256:4f1c',
};

const CASES = readdirSync(CORPUS).map(name => {
  const folder = join(CORPUS, name);
  const text = readFileSync(join(folder, 'snapshot', 'objects.json'), 'utf8');
  const { now } = JSON.parse(
    readFileSync(join(folder, 'expected.json'), 'utf8'),
  );
  return { name, folder, now, list: JSON.parse(text) as Json };
});

/** Told apart by what was found on what kind of object, whatever its name. */
function listVerdicts(findings: readonly Finding[]): readonly string[] {
  return findings
    .map(
      ({ severity, class: name, scope, pods }) =>
        `${severity} ${name} on ${scope.kind}, ${pods.length} pods`,
    )
    .sort();
}

async function readView(
  { folder, list }: (typeof CASES)[number],
  change: Change = {},
): Promise<ClusterObjects> {
  const objects = parseDocument('l', JSON.stringify(changed(list, change)));
  const { previousLogs = new Map<string, string>() } = await readFolder(
    join(folder, 'snapshot'),
  );
  return {
    ...toClusterObjects(objects),
    previousLogs: new Map(
      [...previousLogs].map(([key, log]) => [change.text?.(key) ?? key, log]),
    ),
  };
}

describe.each(CASES)('$name', recording => {
  const now = new Date(recording.now);
  const original = async () => detect(await readView(recording), now);

  it.each<[string, Change]>([
    [
      'containers, nodes and images have other names',
      {
        text: renamed({ app: 'main-7', 'real-node': 'ip-10-0-3-7', ...IMAGES }),
      },
    ],
    [
      'every list is in reverse whose order means nothing',
      {
        list: (list, field) =>
          field === 'initContainers' ? list : list.slice().reverse(),
      },
    ],
    [
      'fields are missing that not every version writes',
      {
        without: new Set([
          'hostIP',
          'hostIPs',
          'imageID',
          'observedGeneration',
          'podIPs',
          'qosClass',
          'reportingComponent',
          'resourceVersion',
          'tolerations',
          'uid',
        ]),
      },
    ],
  ])('gives the same when %s', async (_, change) => {
    const findings = detect(await readView(recording, change), now);
    expect(listVerdicts(findings)).toEqual(listVerdicts(await original()));
  });

  it('gives the same at any time', async () => {
    const view = await readView(recording, { text: postponed });
    const findings = detect(view, new Date(now.getTime() + LATER_MS));
    expect(listVerdicts(findings)).toEqual(listVerdicts(await original()));
  });

  it('blames nothing else when there are neither events nor logs', async () => {
    const { objects } = await readView(recording);
    const { Event: _, ...rest } = objects;
    const scopesOf = (findings: readonly Finding[]): readonly string[] =>
      findings.flatMap(({ scope: { kind, name }, pods, symptoms }) => [
        `${kind}/${name}`,
        ...pods.map(pod => `Pod/${pod.name}`),
        ...scopesOf(symptoms),
      ]);
    const known = new Set(scopesOf(await original()));
    const vaguely = detect({ objects: rest }, now).filter(
      ({ severity }) => severity !== 'info',
    );
    expect(scopesOf(vaguely).filter(name => !known.has(name))).toEqual([]);
  });
});
