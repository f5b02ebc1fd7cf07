/**
 * What is written for a new class. Each text compiles and finds nothing, and
 * has a TODO where something is left to fill in.
 */

/** Object kinds by category, for classes that are not about pods. */
const OBJECT_KINDS = {
  create: 'ReplicaSet',
  workload: 'Deployment',
  job: 'Job',
  autoscaling: 'HorizontalPodAutoscaler',
  storage: 'PersistentVolumeClaim',
  service: 'Service',
  custom: 'CustomResource',
  node: 'Node',
};

/** `HPAMissing` is `hpaMissing`. */
const camelCase = name =>
  name.replace(/^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]/, start => start.toLowerCase());

/** `HPAMissing` is `hpa-missing`. */
export const kebabCase = name =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();

function containerRule(name) {
  const rule = `${camelCase(name)}Draft`;
  return {
    text: `import { Draft, podDraft } from '../draft';
import { ContainerFacts, PodFacts } from '../PodFacts';

/** TODO: what the container's status shows. */
function is${name}(_container: ContainerFacts): boolean {
  return false;
}

/** TODO: the reason for this rule, in one sentence. */
export function ${rule}(facts: PodFacts): Draft | undefined {
  const container = facts.appContainers.find(is${name});
  return (
    container &&
    podDraft(
      facts,
      '${name}',
      // TODO: quote the field, event or log line that proves it.
      { evidence: [] },
      container,
    )
  );
}
`,
    registry: 'podNotes.ts',
    registryFunction: 'podNotes',
    importLine: path => `import { ${rule} } from '${path}';`,
    element: `${rule}(facts)`,
  };
}

function podRule(name) {
  const rule = `${camelCase(name)}Draft`;
  return {
    ...containerRule(name),
    text: `import { Draft, podDraft } from '../draft';
import { PodFacts } from '../PodFacts';

/** TODO: what the pod's conditions or events show. */
function is${name}(_facts: PodFacts): boolean {
  return false;
}

/** TODO: the reason for this rule, in one sentence. */
export function ${rule}(facts: PodFacts): Draft | undefined {
  return is${name}(facts)
    ? podDraft(
        facts,
        '${name}',
        // TODO: quote the field, event or log line that proves it.
        { evidence: [] },
      )
    : undefined;
}
`,
  };
}

function objectRule(name, category) {
  const kind = OBJECT_KINDS[category];
  const rule = `${camelCase(name)}Drafts`;
  return {
    text: `import { ${kind} } from '../../model';
import { ClusterIndex } from '../ClusterIndex';
import { objectDraft, objectRef } from '../draft';
import { OwnerDraft } from './ownerDraft';

/** TODO: what the object's status or events show. */
function is${name}(_object: ${kind}): boolean {
  return false;
}

/** TODO: the reason for this rule, in one sentence. */
export function ${rule}(
  index: ClusterIndex,
  object: ${kind},
): readonly OwnerDraft[] {
  if (!is${name}(object)) return [];
  const draft = objectDraft(
    index,
    objectRef(object),
    '${name}',
    // TODO: quote the field or event that proves it.
    { evidence: [] },
  );
  return [{ draft }];
}
`,
    registry: '../ownerRules.ts',
    registryFunction: 'applyOwnerRules',
    importLine: path => `import { ${rule} } from '${path}';`,
    element: `...index.all('${kind}').flatMap(object => ${rule}(index, object))`,
  };
}

/** The rule's file, and where it is called. */
export function ruleTemplate(name, category, about) {
  if (about === 'aboutObject') return objectRule(name, category);
  return about === 'aboutPod' ? podRule(name) : containerRule(name);
}

export const ruleFile = name => `${camelCase(name)}.ts`;
export const testFile = name => `${camelCase(name)}.test.ts`;

/** Fails until the example and the rule are there. */
export const testTemplate =
  name => `import { diagnoseObjects } from '../../testing';
import { EVERY_CLASS } from '../testing/everyClass';
import { web, webPod } from '../testing/shop';

describe('${name}', () => {
  it('is found in its example and quotes evidence', () => {
    const { ${name}: example } = EVERY_CLASS;
    const finding = diagnoseObjects(example()).find(
      ({ class: found }) => found === '${name}',
    );
    expect(finding?.evidence.length).toBeGreaterThan(0);
  });

  // TODO: replace this with what is healthy and most similar to it.
  it('is not found where nothing is wrong', () => {
    expect(diagnoseObjects([web(), webPod()])).toEqual([]);
  });
});
`;

export const classElement = (name, helper, severity, docs) =>
  `  // TODO: choose the page of the documentation, and declare the params.
  ${name}: ${helper}('${severity}', ${docs})`;

export const fixtureElement = name =>
  `  // TODO: objects that show it.
  ${name}: () => []`;

export const englishElement = name => `  ${name}: {
    title: 'TODO: what is wrong, in a few words',
    meaning: 'TODO: what happens and why, in one or two sentences.',
    steps: {
      first: 'TODO: what to do first.',
    },
  }`;

export const germanElement = name => `  ${name}: {
    title: 'TODO: was falsch ist, in wenigen Worten',
    meaning: 'TODO: was geschieht und warum, in ein oder zwei Sätzen.',
    steps: {
      first: 'TODO: was zuerst zu tun ist.',
    },
  }`;

/** An empty recording from which the class must be found. */
export const corpusFiles = (name, severity, now) => ({
  'snapshot/objects.json': `${JSON.stringify({
    kind: 'List',
    apiVersion: 'v1',
    items: [],
  })}\n`,
  'expected.json': `${JSON.stringify(
    {
      now,
      kubectl: {},
      findings: [
        { class: name, severity, kind: 'TODO', name: 'TODO', pods: ['TODO'] },
      ],
    },
    null,
    2,
  )}\n`,
});
