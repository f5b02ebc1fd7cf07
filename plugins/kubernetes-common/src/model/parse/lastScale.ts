import { LastScale } from '../workloads';
import { items, Json, json, text, time } from './readers';

/** Autoscalers say themselves when they scaled, and this program scales for them. */
const AUTOSCALERS = 'kube-controller-manager';

/**
 * When the number of replicas was last set through the scale subresource, as by `kubectl
 * scale`, and by which program. API servers before 1.22 do not name the subresource.
 *
 * @param metadata - as the API serves it
 */
export function parseLastScale(metadata: unknown): LastScale | undefined {
  const scales = items(json(metadata).managedFields, each => {
    const manager = json(each);
    const at = time(manager.time);
    const by = text(manager.manager);
    if (manager.subresource !== 'scale' || !at || by === AUTOSCALERS) {
      return undefined;
    }
    return setsReplicas(manager) ? { at, ...(by && { by }) } : undefined;
  });
  return scales.reduce<LastScale | undefined>(
    (newest, each) =>
      newest && Date.parse(newest.at) >= Date.parse(each.at) ? newest : each,
    undefined,
  );
}

function setsReplicas({ fieldsV1 }: Json): boolean {
  return json(json(fieldsV1)['f:spec'])['f:replicas'] !== undefined;
}
