import {
  JudgedResource,
  judgeCustomResource,
  parseCustomResource,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ResourceVerdict } from '@podlight/backstage-plugin-kubernetes-node';
import { DefinitionRegistry } from './DefinitionRegistry';

/** Judges one object as `kubectl get -o json` prints it. */
export function judgeObject(
  raw: unknown,
  definitions: DefinitionRegistry,
): ResourceVerdict {
  const { apiVersion, kind } = readApi(raw);
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const plural = definitions.findByKind(group, kind)?.plural ?? '';
  const resource = parseCustomResource(raw, { group, plural });
  if (!resource) return { state: null };
  const details = definitions.describe({ group, plural }, raw, resource);
  const verdict = details?.verdict;
  const judged = judgeCustomResource({
    ...resource,
    ...details,
  });
  const message = verdict?.message ?? worstMessage(judged);
  return {
    state: judged.state ?? null,
    ...(message !== undefined && { message }),
  };
}

/** What the worst of the conditions says. */
function worstMessage({ conditions }: JudgedResource): string | undefined {
  const worst =
    conditions.find(({ meaning }) => meaning === 'bad') ??
    conditions.find(({ meaning }) => meaning === 'working');
  if (!worst) return undefined;
  const { type, reason, message } = worst.condition;
  return [type, reason, message].filter(Boolean).join(': ');
}

function readApi(raw: unknown): {
  readonly apiVersion: string;
  readonly kind: string;
} {
  const object: Readonly<Record<string, unknown>> =
    typeof raw === 'object' && raw !== null ? { ...raw } : {};
  const { apiVersion, kind } = object;
  return {
    apiVersion: typeof apiVersion === 'string' ? apiVersion : '',
    kind: typeof kind === 'string' ? kind : '',
  };
}
