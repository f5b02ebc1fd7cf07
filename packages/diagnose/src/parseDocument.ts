import {
  ModelObject,
  parseObjects,
} from '@podlight/backstage-plugin-kubernetes-common';
import { InputProblem } from './InputProblem';

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function kindOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, apiVersion } = value as Record<string, unknown>;
  return typeof kind === 'string' && typeof apiVersion === 'string'
    ? kind
    : undefined;
}

/**
 * The objects of one document that `kubectl get -o json` printed.
 *
 * @param name - of the file, for messages.
 * @throws InputProblem for what is not Kubernetes' JSON.
 */
export function parseDocument(
  name: string,
  content: string,
): readonly ModelObject[] {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw new InputProblem(
      `${name} is not JSON (${describe(
        error,
      )}). Save it with: kubectl get pods,events,deployments,replicasets -o json > FILE`,
    );
  }
  const kind = kindOf(value);
  if (!kind) {
    throw new InputProblem(
      `${name} is JSON, but not a Kubernetes object: it has no kind and apiVersion. Save it with: kubectl get pods -o json > FILE`,
    );
  }
  if (kind === 'Table' || kind === 'Status') {
    throw new InputProblem(
      `${name} is a ${kind}, which has no objects to look at. Save it with: kubectl get pods -o json > FILE`,
    );
  }
  return parseObjects(value);
}
