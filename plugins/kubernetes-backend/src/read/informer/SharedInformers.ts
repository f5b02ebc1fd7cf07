import { Telemetry } from '../../telemetry/Telemetry';
import { sharingKey } from '../../transport';
import { StartGate } from '../start';
import { ListWatchSpec, specKey } from './ListWatchSpec';
import { Reflector, ReflectorOptions } from './Reflector';
import {
  InformerSubscriber,
  SharedInformer,
  SharedInformerOptions,
} from './SharedInformer';
import { waitForIdentity } from './waitForIdentity';

/** Shared by all reflectors of a backend. */
export interface ReflectorSettings
  extends Pick<
    ReflectorOptions,
    | 'unserved'
    | 'refused'
    | 'streaming'
    | 'quotas'
    | 'clock'
    | 'random'
    | 'deadlineMs'
    | 'refreshIntervalMs'
  > {
  readonly telemetry: Pick<Telemetry, 'relisted'>;
}

export interface InformerRequest extends InformerSubscriber {
  readonly spec: ListWatchSpec;
  /** Pages of 500 objects; the default of {@link Reflector} when absent. */
  readonly maxPages?: number;
  /** Of the first subscriber only. */
  readonly gate: StartGate;
}

/** A reflector that reports its relists. */
export function createReflector(
  settings: ReflectorSettings,
  options: Omit<ReflectorOptions, keyof ReflectorSettings | 'onRelist'>,
): Reflector {
  const cluster = options.connection.cluster.name;
  const resource = options.spec.type.plural;
  return new Reflector({
    ...settings,
    ...options,
    onRelist: reason =>
      settings.telemetry.relisted({ cluster, resource, reason }),
  });
}

/** Informers that serve many services, one for each identity and {@link ListWatchSpec}. */
export class SharedInformers {
  readonly #settings: ReflectorSettings;
  readonly #informers = new Map<string, SharedInformer>();

  constructor(settings: ReflectorSettings) {
    this.#settings = settings;
  }

  /** Passes on the latest update, then each new one, until the signal aborts. */
  async subscribe(
    request: InformerRequest,
    signal: AbortSignal,
  ): Promise<void> {
    const { connection, onUpdate, spec } = request;
    const { clock } = this.#settings;
    const identity = await waitForIdentity(connection, clock, signal);
    // The signal has aborted already, so nothing would ever stop an informer started here.
    if (identity === undefined || signal.aborted) return;
    const key = sharingKey(connection.cluster, identity, specKey(spec));
    const informer =
      this.#informers.get(key) ?? this.#start(key, identity, request);
    informer.subscribe({ connection, onUpdate }, signal);
  }

  #start(
    key: string,
    identity: string,
    request: InformerRequest,
  ): SharedInformer {
    const informer = new SharedInformer({
      connection: request.connection,
      identity,
      run: createRunner(this.#settings, request),
      onUnused: () => {
        if (this.#informers.get(key) === informer) this.#informers.delete(key);
      },
    });
    this.#informers.set(key, informer);
    return informer;
  }
}

/** A function of its own, so that the runner does not retain the first subscriber. */
function createRunner(
  settings: ReflectorSettings,
  { gate, maxPages, spec }: InformerRequest,
): SharedInformerOptions['run'] {
  return (connection, onUpdate, signal) =>
    createReflector(settings, {
      connection,
      spec,
      maxPages,
      gate,
      onUpdate,
    }).run(signal);
}
