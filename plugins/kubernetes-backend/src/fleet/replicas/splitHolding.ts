import { ClusterHolding } from './ClusterHolding';

/**
 * One holding for several sources, each of which offers its own clusters. They are offered
 * together, once all sources have said which these are.
 */
export function splitHolding(
  holding: ClusterHolding,
  count: number,
): readonly ClusterHolding[] {
  const offers: (readonly string[])[] = [];
  return Array.from({ length: count }, (_, index) => ({
    offer: (clusters: readonly string[]) => {
      offers[index] = clusters;
      const given = offers.filter(offer => offer !== undefined);
      if (given.length === count) holding.offer(given.flat());
    },
    holds: (cluster: string) => holding.holds(cluster),
    listen: (onChange: () => void, signal: AbortSignal) =>
      holding.listen(onChange, signal),
  }));
}
