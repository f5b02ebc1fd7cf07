import { findingSchema } from '../../wire/schemas-finding';
import { ClusterIndex } from '../ClusterIndex';
import { definedParams, Draft, podRef } from '../draft';
import { ContainerFacts, PodFacts } from '../PodFacts';
import { OwnerDraft } from '../rules/ownerDraft';
import { FindingScope, PodRef } from '../types';
import {
  CustomFailureClass,
  ObjectRuleFinding,
  RuleSet,
  RuleFinding,
} from './types';

/** Drafts so far: of each pod, in the order of the facts, and of other objects. */
export interface Drafts {
  readonly pods: readonly (readonly Draft[])[];
  readonly objects: readonly OwnerDraft[];
}

function requireClass(ruleSet: RuleSet, name: string): CustomFailureClass {
  if (!Object.hasOwn(ruleSet.classes, name)) {
    throw new Error(`it found '${name}', which is not one of its classes`);
  }
  return ruleSet.classes[name];
}

/** Rejects drafts that would violate the wire schema. */
function checked(draft: Draft): Draft {
  const { identity, ...finding } = draft;
  const { error } = findingSchema.safeParse({
    ...finding,
    id: draft.class,
    symptoms: [],
  });
  if (error) {
    const [{ path, message }] = error.issues;
    throw new Error(`${draft.class}: ${path.join('.')}: ${message}`);
  }
  return draft;
}

function ruleDraft(
  { identity = [], docs, severity }: CustomFailureClass,
  finding: RuleFinding,
  scope: FindingScope,
  pods: readonly PodRef[],
): Draft {
  const params = definedParams(finding.params);
  return {
    class: finding.class,
    identity: identity.map(name => params[name] ?? '').join('/'),
    severity: finding.severity ?? severity,
    scope,
    params,
    evidence: finding.evidence ?? [],
    ...(docs && { docs }),
    ...(finding.since && { since: finding.since }),
    confidence: finding.confidence ?? 'certain',
    missing: finding.missing ?? [],
    pods,
    symptoms: [],
  };
}

/** Nests the superseded drafts under the draft, which takes over their severity, time and evidence. */
function supersede(
  draft: Draft,
  finding: RuleFinding,
  superseded: readonly Draft[],
): Draft {
  if (superseded.length === 0) return draft;
  const [main] = superseded;
  const known = new Set(draft.evidence.map(item => JSON.stringify(item)));
  const since = draft.since ?? main.since;
  return {
    ...draft,
    severity: finding.severity ?? main.severity,
    evidence: [
      ...draft.evidence,
      ...main.evidence.filter(item => !known.has(JSON.stringify(item))),
    ],
    ...(since && { since }),
    symptoms: superseded,
  };
}

function findContainer(
  facts: PodFacts,
  name: string | undefined,
): ContainerFacts | undefined {
  return [
    ...facts.initContainers,
    ...facts.appContainers,
    ...facts.ephemeralContainers,
  ].find(container => container.name === name);
}

function podRuleDraft(
  facts: PodFacts,
  failureClass: CustomFailureClass,
  finding: RuleFinding,
): Draft {
  const { index, pod, workload } = facts;
  const kind = findContainer(facts, finding.container)?.kind;
  const container = finding.container && { container: finding.container };
  const scope = {
    ...(index.view.cluster && { cluster: index.view.cluster }),
    ...workload,
    ...container,
    ...(kind && { containerKind: kind }),
  };
  const draft = ruleDraft(failureClass, finding, scope, [podRef(pod)]);
  const params = { ...workload, pod: pod.metadata.name, ...container };
  return { ...draft, params: { ...params, ...draft.params } };
}

function applyToPod(
  ruleSet: RuleSet,
  facts: PodFacts,
  found: readonly Draft[],
): readonly Draft[] {
  const { index, pod, workload } = facts;
  const isOver =
    pod.status.phase === 'Succeeded' || pod.metadata.deletionTimestamp;
  if (!ruleSet.detectPod || isOver) return found;
  const findings = ruleSet.detectPod(pod, {
    now: index.now,
    view: index.view,
    workload,
    events: index.findEvents(pod),
    previousLog: container => index.previousLog(pod, container),
  });
  let others = found;
  const added: Draft[] = [];
  for (const finding of findings) {
    const failureClass = requireClass(ruleSet, finding.class);
    const superseded: readonly string[] = failureClass.supersedes ?? [];
    const draft = checked(podRuleDraft(facts, failureClass, finding));
    const isSuperseded = (other: Draft) =>
      superseded.includes(other.class) &&
      (finding.container ?? other.scope.container) === other.scope.container;
    added.push(supersede(draft, finding, others.filter(isSuperseded)));
    others = others.filter(other => !isSuperseded(other));
  }
  return [
    ...added.map(draft =>
      facts.isHistory ? { ...draft, severity: 'info' as const } : draft,
    ),
    ...others,
  ];
}

function objectRuleDraft(
  ruleSet: RuleSet,
  index: ClusterIndex,
  finding: ObjectRuleFinding,
): OwnerDraft {
  const { kind, namespace, name } = finding.about;
  const about = { kind, namespace, name };
  const container = finding.container && { container: finding.container };
  const scope = {
    ...(index.view.cluster && { cluster: index.view.cluster }),
    ...about,
    ...container,
  };
  const pods = (finding.pods ?? []).map(pod => ({
    namespace: pod.namespace,
    name: pod.name,
  }));
  const failureClass = requireClass(ruleSet, finding.class);
  const draft = ruleDraft(failureClass, finding, scope, pods);
  const params = { ...about, ...container, ...draft.params };
  return { draft: checked({ ...draft, params }) };
}

/**
 * Adds the drafts of a rule set.
 *
 * @throws whatever the rules throw, and Error for an invalid finding.
 */
export function applyRuleSet(
  ruleSet: RuleSet,
  index: ClusterIndex,
  pods: readonly PodFacts[],
  known: Drafts,
): Drafts {
  const found = ruleSet.detect?.(index.view, index.now) ?? [];
  return {
    pods: pods.map((facts, position) =>
      applyToPod(ruleSet, facts, known.pods[position]),
    ),
    objects: [
      ...known.objects,
      ...found.map(finding => objectRuleDraft(ruleSet, index, finding)),
    ],
  };
}
