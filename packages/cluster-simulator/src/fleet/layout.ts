import { digest } from '@podlight/fake-kubernetes-api-server';

/** The size of a fleet. */
export interface FleetSize {
  readonly clusters: number;
  readonly pods: number;
  readonly services: number;
  /** Number of clusters of each service. */
  readonly clustersPerService: number;
  /** Pods in a crash loop, of a thousand; 3 when absent. */
  readonly failingPerMille?: number;
}

/** Which services run where, computed instead of stored. */
export class FleetLayout {
  constructor(readonly size: FleetSize) {}

  serviceName(service: number): string {
    return `service-${String(service).padStart(4, '0')}`;
  }

  /** Undefined for a name that no service of this fleet has. */
  serviceNumber(name: string): number | undefined {
    const match = /^service-(\d{4,})$/.exec(name);
    const service = Number(match?.[1]);
    return match && service < this.size.services ? service : undefined;
  }

  listClusters(service: number): readonly number[] {
    const { clusters, clustersPerService } = this.size;
    const stride = Math.max(1, Math.floor(clusters / clustersPerService));
    const count = Math.min(clustersPerService, clusters);
    return Array.from(
      { length: count },
      (_, nth) => (service + nth * stride) % clusters,
    );
  }

  /** In the order of their names. */
  listServices(cluster: number): readonly number[] {
    const all = Array.from(
      { length: this.size.services },
      (_, service) => service,
    );
    return all.filter(service => this.listClusters(service).includes(cluster));
  }

  /** Number of pods of a service in a cluster; the remainder goes to its first cluster. */
  countPods(service: number, cluster: number): number {
    const { pods, services } = this.size;
    const ofService =
      Math.floor(pods / services) + (service < pods % services ? 1 : 0);
    const clusters = this.listClusters(service);
    const share = Math.floor(ofService / clusters.length);
    return cluster === clusters[0]
      ? ofService - share * (clusters.length - 1)
      : share;
  }
}

const SUFFIX_LETTERS = '2456789bcdfghjklmnpqrstvwxz';
const SUFFIX_LENGTH = 5;

/** A suffix that looks random but sorts by its number, so that pods can be listed in order. */
export function orderedSuffix(
  index: number,
  count: number,
  seed: string,
): string {
  const base = SUFFIX_LETTERS.length;
  const stride = Math.floor(base ** SUFFIX_LENGTH / (count + 1));
  let value =
    index * stride + (parseInt(digest(seed, index).slice(0, 8), 16) % stride);
  let suffix = '';
  for (let place = 0; place < SUFFIX_LENGTH; place++) {
    suffix = SUFFIX_LETTERS[value % base] + suffix;
    value = Math.floor(value / base);
  }
  return suffix;
}

/** The number of such a suffix; -1 when it is not one. */
export function suffixIndex(
  suffix: string,
  count: number,
  seed: string,
): number {
  const base = SUFFIX_LETTERS.length;
  const stride = Math.floor(base ** SUFFIX_LENGTH / (count + 1));
  let value = 0;
  for (const letter of suffix)
    value = value * base + SUFFIX_LETTERS.indexOf(letter);
  const index = Math.floor(value / stride);
  return index < count && orderedSuffix(index, count, seed) === suffix
    ? index
    : -1;
}
