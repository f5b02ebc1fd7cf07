import { CustomErrorBase } from '@backstage/errors';
import {
  packageToUpgrade,
  WIRE_VERSION,
} from '@podlight/backstage-plugin-kubernetes-common';
import { UPGRADE_BACKEND } from './upgrade';

/**
 * A live stream broke: the connection was lost, or a line of it is not a message.
 *
 * @public
 */
export class StreamError extends CustomErrorBase {
  name = 'StreamError' as const;
}

/**
 * Frontend and backend have different versions of the API. Trying again does not
 * help: one of them has to be upgraded.
 *
 * @public
 */
export class VersionError extends CustomErrorBase {
  name = 'VersionError' as const;
  /** The package that is behind. */
  readonly outdated: string;

  constructor(backend: number) {
    const outdated = packageToUpgrade({ frontend: WIRE_VERSION, backend });
    super(
      `The backend uses version ${backend} of Podlight's API, this page uses version ${WIRE_VERSION}. ${
        backend < WIRE_VERSION
          ? UPGRADE_BACKEND
          : `Upgrade ${outdated} to the version of the backend. Already done? Reload the page.`
      }`,
    );
    this.outdated = outdated;
  }
}
