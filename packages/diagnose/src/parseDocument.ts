import { ModelObject } from '@podlight/backstage-plugin-kubernetes-common';
import { InputProblem } from './InputProblem';
import { parseText } from './parseText';

/**
 * Parses one document that `kubectl get -o json` printed.
 *
 * @param name - of the file, for messages.
 * @throws InputProblem for anything but Kubernetes' JSON or YAML.
 */
export function parseDocument(
  name: string,
  content: string,
): readonly ModelObject[] {
  const { objects, problems } = parseText(content);
  if (problems.length > 0) throw new InputProblem(`${name} ${problems[0]}`);
  return objects;
}
