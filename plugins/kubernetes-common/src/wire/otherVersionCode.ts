/**
 * The `code` of a 404 that is about the version in the path, and not about what
 * the path leads to.
 *
 * @public
 */
export const OTHER_VERSION_CODE = 'other-version';

/**
 * The package that is behind, where frontend and backend have different versions
 * of the API.
 *
 * @public
 */
export function packageToUpgrade(versions: {
  readonly frontend: number;
  readonly backend: number;
}): string {
  return versions.frontend < versions.backend
    ? '@podlight/backstage-plugin-kubernetes'
    : '@podlight/backstage-plugin-kubernetes-backend';
}
