import {
  packageToUpgrade,
  WIRE_VERSION,
} from '@podlight/backstage-plugin-kubernetes-common';
import { version } from '../../package.json';

const BACKEND = packageToUpgrade({
  frontend: WIRE_VERSION,
  backend: WIRE_VERSION - 1,
});

/**
 * What to do about a backend that is older than this page. All packages have
 * one version, so the one of this page is the one to upgrade to.
 */
export const UPGRADE_BACKEND = `Upgrade ${BACKEND} to ${version} or later.`;

/** The same, for a route that may be missing because nothing is installed at all. */
export const INSTALL_BACKEND = `Install ${BACKEND} ${version} or later.`;
