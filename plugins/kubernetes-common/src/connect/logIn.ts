import { argument, command } from './command';
import { CommandValues, fillCommand } from './commandTemplate';
import { ClusterConnect, ConnectableCluster } from './types';

/** A zone is a region and one more letter. */
const ZONE = /-[a-z]$/;

/**
 * The name of a cluster's context in the user's kubeconfig.
 *
 * @public
 */
export interface ContextName {
  readonly name: string;
  /** Where the name comes from: the configuration, the login command, or a guess. */
  readonly source: 'config' | 'logIn' | 'assumed';
}

/**
 * The name of the cluster's context; undefined if only the login command knows
 * it.
 *
 * @public
 */
export function contextName(
  cluster: ConnectableCluster,
): ContextName | undefined {
  const connect = cluster.connect ?? { type: 'kubectl' };
  switch (connect.type) {
    case 'kubectl':
      return connect.context === undefined
        ? { name: cluster.name, source: 'assumed' }
        : { name: connect.context, source: 'config' };
    case 'gcloud': {
      const { project, location } = connect;
      const name = ['gke', project, location, connect.cluster].join('_');
      return { name, source: 'logIn' };
    }
    case 'aws':
    case 'az':
      return { name: connect.context ?? cluster.name, source: 'logIn' };
    case 'template':
      return connect.context === undefined
        ? undefined
        : { name: connect.context, source: 'config' };
    default:
      return undefined;
  }
}

/** The command that logs in and makes the cluster's context the current one; undefined if there is none. */
export function logInCommand(
  connect: ClusterConnect,
  context: string | undefined,
  values: CommandValues,
): string | undefined {
  switch (connect.type) {
    case 'gcloud': {
      const { project, location } = connect;
      const place = ZONE.test(location) ? 'zone' : 'region';
      return command(
        ...['gcloud', 'container', 'clusters', 'get-credentials'],
        ...[`--${place}=${location}`, `--project=${project}`],
        ...argument(connect.cluster),
      );
    }
    case 'aws':
      return command(
        ...['aws', 'eks', 'update-kubeconfig'],
        `--region=${connect.region}`,
        `--name=${connect.cluster}`,
        ...option('profile', connect.profile),
        ...option('alias', context),
      );
    case 'az':
      return command(
        ...['az', 'aks', 'get-credentials'],
        ...option('subscription', connect.subscription),
        `--resource-group=${connect.resourceGroup}`,
        `--name=${connect.cluster}`,
        ...option('context', context),
        // It would ask for confirmation each time.
        '--overwrite-existing',
      );
    case 'oc':
      return command('oc', 'login', ...argument(connect.url));
    case 'template':
      return fillCommand(connect.command, values);
    default:
      return undefined;
  }
}

/** What to do when the login command asks the user to sign in to the cloud. */
export function signInCommand(connect: ClusterConnect): string | undefined {
  switch (connect.type) {
    case 'gcloud':
      return command('gcloud', 'auth', 'login');
    case 'aws':
      return command(
        'aws',
        'sso',
        'login',
        ...option('profile', connect.profile),
      );
    case 'az':
      return command('az', 'login');
    default:
      return undefined;
  }
}

function option(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`--${name}=${value}`];
}
