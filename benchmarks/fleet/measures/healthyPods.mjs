/**
 * One ready pod of each service without failures, with its cluster.
 *
 * @param count - how many services
 */
export async function findHealthyPods({ floor, services }, count) {
  const found = [];
  for (let tried = 0; found.length < count && tried < count * 3; tried += 1) {
    const service = services.next();
    const places = await floor.pods(service);
    const isWell = places.flatMap(({ pods }) => pods).every(isReady);
    const [place] = places;
    if (!isWell || !place) continue;
    found.push({ service, cluster: place.cluster, pod: place.pods[0] });
  }
  return found;
}

export function isReady({ status }) {
  return status.conditions.some(
    ({ type, status: is }) => type === 'Ready' && is === 'True',
  );
}
