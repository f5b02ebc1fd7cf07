import { ResourceCapacity } from '@podlight/backstage-plugin-kubernetes-common';
import { Translate, useText } from '../../i18n/useText';
import { useResourceAmounts } from './useResourceAmounts';

/**
 * Says in a sentence why a pod fits on none of the nodes that suit it. Undefined where
 * one has room by now, or where another rule keeps the pod off.
 */
export function useCapacityText(): (
  capacity: ResourceCapacity,
  suitableNodes: number,
) => string | undefined {
  const t = useText();
  const amounts = useResourceAmounts();
  return (capacity, suitableNodes) => {
    const { requested, largest, free, checkedNodes } = capacity;
    const resource = resourceName(capacity.resource, t);
    const count = suitableNodes;
    if (requested > largest) {
      if (largest === 0) return t('capacity.absent', { resource });
      const [most, wanted] = amounts(capacity.resource, largest, requested);
      return t('capacity.tooSmall', {
        ...{ count, resource },
        ...{ largest: most, requested: wanted },
      });
    }
    if (free === undefined || free >= requested) return undefined;
    const [left, wanted] = amounts(capacity.resource, free, requested);
    const words = {
      ...{ count, resource, free: left, requested: wanted },
      ...{ checked: String(checkedNodes), nodes: String(suitableNodes) },
    };
    if (checkedNodes < suitableNodes) {
      return free === 0
        ? t('capacity.fullOfLargest', words)
        : t('capacity.freeOfLargest', words);
    }
    return free === 0 ? t('capacity.full', words) : t('capacity.free', words);
  };
}

function resourceName(resource: string, t: Translate): string {
  switch (resource) {
    case 'cpu':
      return t('capacity.resource.cpu');
    case 'memory':
      return t('capacity.resource.memory');
    case 'ephemeral-storage':
      return t('capacity.resource.storage');
    default:
      return resource;
  }
}
