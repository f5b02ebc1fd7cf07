import { performance } from 'node:perf_hooks';
import { inParallel } from './statistics.mjs';

const AT_ONCE = 8;

/** Loads per second of services that are not cached, eight at once. */
export async function measureConcurrentLoads({
  podlight,
  peer,
  floor,
  services,
  loads,
}) {
  const perSecond = subject => loadsPerSecond(subject, services, loads);
  return {
    floor: await perSecond(floor),
    podlight: await perSecond(podlight),
    peer: await perSecond(peer),
  };
}

/** How many of the next services a subject loads in a second, eight at once. */
export async function loadsPerSecond(subject, services, loads) {
  const names = Array.from({ length: loads }, () => services.next());
  const startedAt = performance.now();
  await inParallel(names, AT_ONCE, name => subject.load(name));
  return (loads / (performance.now() - startedAt)) * 1000;
}

/** Loads per second of one service with an open tab, eight at once. */
export async function measureWarmLoads({
  podlight,
  peer,
  services,
  warmLoads,
  loads,
}) {
  const perSecond = async (subject, count) => {
    const service = services.next();
    const tab = subject.openTab(service);
    await subject.load(service);
    const startedAt = performance.now();
    await inParallel(Array.from({ length: count }), AT_ONCE, () =>
      subject.load(service),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    await tab.close();
    return count / seconds;
  };
  return {
    podlight: await perSecond(podlight, warmLoads),
    peer: await perSecond(peer, loads),
  };
}
