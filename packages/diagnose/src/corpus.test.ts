import {
  detect,
  FAILURE_CLASSES,
  Finding,
  isFailureClassName,
  podStatus,
} from '@podlight/backstage-plugin-kubernetes-common';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFolder } from './readSnapshot';

/**
 * Objects that real API servers served, with what must be found in them and
 * what kubectl printed for them. `scripts/add-corpus-case.mjs` adds one.
 */
const CORPUS = join(__dirname, 'fixtures', 'corpus');

interface Expected {
  readonly now: string;
  /** READY, STATUS and RESTARTS by pod. */
  readonly kubectl: Readonly<Record<string, readonly string[]>>;
  readonly findings: readonly object[];
}

function readExpected(name: string): Expected {
  return JSON.parse(readFileSync(join(CORPUS, name, 'expected.json'), 'utf8'));
}

function summarize({ class: name, severity, scope, pods }: Finding) {
  return {
    class: name,
    severity,
    kind: scope.kind,
    name: scope.name,
    ...(scope.container && { container: scope.container }),
    pods: pods.map(pod => pod.name),
  };
}

function withSymptoms(findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap(finding => [
    finding,
    ...withSymptoms(finding.symptoms),
  ]);
}

/** Before 1.21 the RESTARTS column had no age. */
const isOld = (name: string) => name.endsWith('v1.20.2');

/** The table was asked for a moment before or after the objects, while these pods changed. */
const CHANGED_BETWEEN = new Set([
  'crash1-7d6f78fd7-xzqdz',
  'crash2-65cb7f6fcc-bt2cz',
  'jobfail-onfailure-z54g4',
  'isdir-664946fbd7-f59vj',
  'badimg-1795346160-zqh5p',
]);

describe.each(readdirSync(CORPUS))('%s', name => {
  const expected = readExpected(name);
  const now = new Date(expected.now);
  const folder = join(CORPUS, name, 'snapshot');

  it('gives the expected findings', async () => {
    const findings = detect(await readFolder(folder), now);
    expect(findings.map(summarize)).toEqual(expected.findings);
  });

  it('gives findings whose params the table of classes declares', async () => {
    const findings = withSymptoms(detect(await readFolder(folder), now));
    for (const finding of findings) {
      const declared = isFailureClassName(finding.class)
        ? FAILURE_CLASSES[finding.class].params
        : [];
      expect(declared).toEqual(
        expect.arrayContaining(Object.keys(finding.params)),
      );
    }
  });

  it('prints READY, STATUS and RESTARTS as kubectl does', async () => {
    const { objects } = await readFolder(folder);
    for (const pod of objects.Pod ?? []) {
      if (CHANGED_BETWEEN.has(pod.metadata.name)) continue;
      const text = podStatus(pod, now);
      expect([
        `${text.readyContainers}/${text.totalContainers}`,
        text.status,
        isOld(name) ? String(text.restarts) : text.restartsText,
      ]).toEqual(expected.kubectl[pod.metadata.name]);
    }
  });
});
