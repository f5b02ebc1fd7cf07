import { Simulator, startSimulator } from '..';
import { Kubectl } from './Kubectl';

/** A busy machine takes its time to start a program. */
const TIMEOUT_MS = 60_000;

export interface SimulatorWithKubectl {
  readonly simulator: Simulator;
  readonly kubectl: Kubectl;
}

/**
 * Starts a simulator and its kubectl before the tests of the file, and stops both after them.
 *
 * @param prepare - changes the clusters before kubectl is set up
 */
export function setUpKubectl(
  options: Parameters<typeof startSimulator>[0],
  prepare: (simulator: Simulator) => void = () => undefined,
): SimulatorWithKubectl {
  let started: SimulatorWithKubectl | undefined;
  const get = () => {
    if (!started) throw new Error('The simulator runs only during the tests');
    return started;
  };
  jest.setTimeout(TIMEOUT_MS);
  beforeAll(async () => {
    const simulator = await startSimulator(options);
    prepare(simulator);
    started = { simulator, kubectl: await Kubectl.create(simulator) };
  });
  afterAll(async () => {
    await started?.simulator.stop();
    await started?.kubectl.remove();
  });
  return {
    get simulator() {
      return get().simulator;
    },
    get kubectl() {
      return get().kubectl;
    },
  };
}
