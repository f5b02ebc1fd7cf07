import { items, Json, json, name, text } from '../readers';
import { writeContainer } from './containerFacts';
import { DigestValue, FactWriter, unorderedText } from './FactWriter';
import { isEmpty, writeFlat, writeRest } from './flatFacts';
import { writeVolume } from './volumeFacts';

/** The controllers' own, which differ in each revision. */
const REVISION_KEYS: ReadonlySet<string> = new Set([
  'pod-template-hash',
  'controller-revision-hash',
  'rollouts-pod-template-hash',
  'pod-template-generation',
]);

/** More containers than any pod has. */
const MAX_CONTAINERS = 100;

const SCHEDULING = [
  'nodeName',
  'schedulerName',
  'priorityClassName',
  'runtimeClassName',
];

const SCHEDULING_LISTS = ['tolerations', 'topologySpreadConstraints'];

/** Fields without a value that could be secret. */
const SHOWN = [
  'hostNetwork',
  'hostPID',
  'hostIPC',
  'hostUsers',
  'dnsPolicy',
  'restartPolicy',
  'shareProcessNamespace',
  'automountServiceAccountToken',
  'enableServiceLinks',
  'activeDeadlineSeconds',
  'preemptionPolicy',
  'setHostnameAsFQDN',
];

const WRITTEN: ReadonlySet<string> = new Set([
  ...SCHEDULING,
  ...SCHEDULING_LISTS,
  ...SHOWN,
  'affinity',
  'containers',
  'ephemeralContainers',
  'imagePullSecrets',
  'initContainers',
  'nodeSelector',
  'securityContext',
  'serviceAccountName',
  // The former name of `serviceAccountName`, with the same value.
  'serviceAccount',
  'terminationGracePeriodSeconds',
  'volumes',
]);

/**
 * What is compared of a pod template: JSON of a record, for `diffTemplates`.
 * Total and bounded; the values of environment variables, arguments and
 * annotations are only in it as digests.
 *
 * @param raw - a pod template as the API serves it
 * @param digest - without it, values that may be secret are not compared
 */
export function parseTemplateFacts(raw: unknown, digest?: DigestValue): string {
  const { metadata, spec: rawSpec } = json(raw);
  const spec = json(rawSpec);
  const facts = new FactWriter(digest);
  const containers = (list: unknown, type: 'app' | 'init') =>
    items(list, item => {
      const container = json(item);
      const own = name(container.name);
      return own === undefined ? undefined : { own, container };
    })
      .slice(0, MAX_CONTAINERS)
      .forEach(({ own, container }) =>
        writeContainer(facts, own, container, type),
      );
  containers(spec.containers, 'app');
  containers(spec.initContainers, 'init');
  items(spec.volumes, item => writeVolume(facts, json(item)));
  writeScheduling(facts, spec);
  writeFlat(facts, 'securityContext', '', json(spec.securityContext));
  facts.show('serviceAccount', '', '', spec.serviceAccountName);
  facts.show(
    'lifecycle',
    '',
    'terminationGracePeriodSeconds',
    spec.terminationGracePeriodSeconds,
  );
  facts.show(
    'secret',
    '',
    'imagePullSecrets',
    items(spec.imagePullSecrets, item => text(json(item).name)).join(', '),
  );
  for (const key of SHOWN) facts.show('other', '', key, spec[key]);
  writeRest(facts, '', spec, WRITTEN);
  writeMetadata(facts, json(metadata));
  return facts.toText();
}

function writeScheduling(facts: FactWriter, spec: Json): void {
  for (const key of SCHEDULING) facts.show('scheduling', '', key, spec[key]);
  for (const [key, value] of Object.entries(json(spec.nodeSelector))) {
    facts.show('scheduling', '', `nodeSelector.${key}`, value);
  }
  for (const [key, value] of Object.entries(json(spec.affinity))) {
    if (!isEmpty(value)) facts.hide('scheduling', '', `affinity.${key}`, value);
  }
  for (const key of SCHEDULING_LISTS) {
    if (isEmpty(spec[key])) continue;
    facts.hide('scheduling', '', key, unorderedText(spec[key]));
  }
}

/** An annotation may hold anything, so that only its digest is kept. */
function writeMetadata(facts: FactWriter, metadata: Json): void {
  for (const [key, value] of Object.entries(json(metadata.labels))) {
    if (!REVISION_KEYS.has(key)) facts.show('label', '', key, value);
  }
  for (const [key, value] of Object.entries(json(metadata.annotations))) {
    facts.hide('annotation', '', key, value);
  }
}
