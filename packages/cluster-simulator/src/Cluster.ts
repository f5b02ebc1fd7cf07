import {
  createCertificates,
  FakeApiServer,
  FakeApiServerOptions,
} from '@podlight/fake-kubernetes-api-server';

import { LifeStage, Operators } from './operators/Operators';

export interface ClusterOptions extends FakeApiServerOptions {
  readonly name: string;
  readonly title: string;
  readonly region: string;
  /** What moves its custom resources on; a fleet has none. */
  readonly operators?: Operators;
}

/** One simulated cluster: its API server, and how Backstage's configuration describes it. */
export class Cluster extends FakeApiServer {
  readonly title: string;
  readonly region: string;
  readonly #operators: Operators | undefined;

  private constructor(
    certificates: Awaited<ReturnType<typeof createCertificates>>,
    options: ClusterOptions,
  ) {
    super(certificates, options);
    this.title = options.title;
    this.region = options.region;
    this.#operators = options.operators;
  }

  /** The custom resources that operators keep here, and the stages of their lives. */
  stages(): readonly LifeStage[] {
    return this.#operators?.stages() ?? [];
  }

  /** Moves a custom resource to another stage of its life, with all that it owns. */
  moveTo(
    reference: Pick<LifeStage, 'kind' | 'namespace' | 'name'>,
    stage: string,
  ): void {
    if (!this.#operators) throw new Error('There are no operators here');
    this.#operators.moveTo(reference, stage);
  }

  static async create(options: ClusterOptions): Promise<Cluster> {
    return new Cluster(await createCertificates(options.name), options);
  }
}
