import { ObjectRef } from '../../model';
import { ClusterIndex } from '../ClusterIndex';
import { FailureClassName } from '../classes';
import { Draft, objectDraft } from '../draft';
import { Evidence, Severity } from '../types';
import { boundedText } from './boundedText';

/** A webhook's server may be restarting. */
const WEBHOOK_GRACE_SECONDS = 60;
/** The default ServiceAccount follows its namespace. */
const SERVICE_ACCOUNT_GRACE_SECONDS = 30;

interface CreateRule {
  readonly class: FailureClassName;
  readonly pattern: RegExp;
  /** Names of the pattern's groups, in order. */
  readonly params?: readonly string[];
}

/** Reasons why the API server rejected a pod; first match wins. Messages of webhooks and policies come first, because they are quoted. */
const MESSAGES: readonly CreateRule[] = [
  {
    class: 'AdmissionWebhookDenied',
    pattern:
      /admission webhook "([^"]*)" denied the request|(?:Mutating|Validating)AdmissionPolicy '([^'\n]*)'[^\n]{0,300}denied request|image policy webhook|images rejected by webhook/,
    params: ['webhook', 'webhook'],
  },
  {
    class: 'AdmissionWebhookUnavailable',
    pattern: /failed calling (?:admission )?webhook "([^"]*)"/,
    params: ['webhook'],
  },
  {
    class: 'QuotaExceeded',
    pattern:
      /exceeded quota: ([^,\s]+), requested: (\S*), used: (\S*), limited: (\S*)/i,
    params: ['quota', 'requested', 'used', 'limited'],
  },
  {
    class: 'QuotaExceeded',
    pattern:
      /failed quota: ([^:\n]+): must specify ([^\n]*)|must specify (?:limits|requests)\.|insufficient quota to match these scopes|status unknown for quota/,
    params: ['quota', 'requested'],
  },
  {
    class: 'LimitRangeViolation',
    pattern: /(?:maximum|minimum) \S+ usage per|max limit to request ratio/i,
  },
  {
    class: 'PodSecurityViolation',
    pattern: /violates PodSecurity "([^"]*)": ([^\n]*)/,
    params: ['level', 'violations'],
  },
  {
    // Its predecessor, and OpenShift's equivalent.
    class: 'PodSecurityViolation',
    pattern:
      /(?:PodSecurityPolicy: unable to admit pod|unable to validate against any (?:security context constraint|pod security policy)): ([^\n]*)|no providers available to validate pod request/,
    params: ['violations'],
  },
  {
    class: 'ServiceAccountMissing',
    pattern:
      /error looking up service account [^/\s]*\/([^:\s]*)|no API token found for service account "([^"]*)"/i,
    params: ['serviceAccount', 'serviceAccount'],
  },
  {
    class: 'PriorityClassMissing',
    pattern: /no PriorityClass with name (\S+) was found/,
    params: ['priorityClass'],
  },
  {
    class: 'RuntimeClassMissing',
    pattern: /RuntimeClass (?:"([^"]*)" )?not found/,
    params: ['runtimeClass'],
  },
  { class: 'NamespaceTerminating', pattern: /because it is being terminated/ },
  { class: 'InvalidPodTemplate', pattern: /"[^"]*" is invalid: / },
];

const GRACE_SECONDS: Readonly<Partial<Record<FailureClassName, number>>> = {
  AdmissionWebhookUnavailable: WEBHOOK_GRACE_SECONDS,
  ServiceAccountMissing: SERVICE_ACCOUNT_GRACE_SECONDS,
};

/** The classified rejection. */
interface Refusal {
  readonly message: string;
  readonly evidence: readonly Evidence[];
  readonly since?: string;
}

/** A controller couldn't create a pod. The finding is about `owner`. */
export function createDraft(
  index: ClusterIndex,
  owner: ObjectRef,
  refusal: Refusal,
  fallback: FailureClassName = 'FailedCreate',
): Draft {
  const { message, evidence, since } = refusal;
  const text = boundedText(message);
  const rule = MESSAGES.find(({ pattern }) => pattern.test(text));
  const match = rule?.pattern.exec(text);
  const params: Record<string, string> = { message };
  rule?.params?.forEach((param, position) => {
    const value = match?.[position + 1];
    if (value) params[param] = value;
  });
  const name = rule?.class ?? fallback;
  const grace = GRACE_SECONDS[name] ?? 0;
  const severity: Severity | undefined =
    (index.secondsSince(since) ?? grace) < grace ? 'info' : undefined;
  return objectDraft(index, owner, name, { severity, params, evidence, since });
}
