import {
  JudgedResource,
  judgeCustomResource,
  parseCustomResource,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ResourceVerdict } from '@podlight/backstage-plugin-kubernetes-node';
import { ResourceJudge } from './ResourceJudge';

/** Judges one object as `kubectl get -o json` prints it. */
export function judgeObject(
  raw: unknown,
  judge: ResourceJudge,
): ResourceVerdict {
  const { apiVersion, kind } = readApi(raw);
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const plural = judge.findByKind(group, kind)?.plural ?? '';
  const resource = parseCustomResource(raw, { group, plural });
  if (!resource) return { state: null };
  const verdict = judge.judge({ group, plural }, raw, resource);
  const judged = judgeCustomResource({
    ...resource,
    ...(verdict && { verdict }),
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
  return {
    apiVersion: String(object.apiVersion ?? ''),
    kind: String(object.kind ?? ''),
  };
}
