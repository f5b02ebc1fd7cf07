import {
  createCertificates,
  FakeApiServer,
  FakeApiServerOptions,
} from '@podlight/fake-kubernetes-api-server';

export interface ClusterOptions extends FakeApiServerOptions {
  readonly name: string;
  readonly title: string;
  readonly region: string;
}

/** One simulated cluster: its API server, and how Backstage's configuration describes it. */
export class Cluster extends FakeApiServer {
  readonly title: string;
  readonly region: string;

  private constructor(
    certificates: Awaited<ReturnType<typeof createCertificates>>,
    options: ClusterOptions,
  ) {
    super(certificates, options);
    this.title = options.title;
    this.region = options.region;
  }

  static async create(options: ClusterOptions): Promise<Cluster> {
    return new Cluster(await createCertificates(options.name), options);
  }
}
