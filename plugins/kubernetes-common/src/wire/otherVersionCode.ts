/**
 * The `code` of an error about versions: of a 404 where the version in the path
 * is another one, of a 400 where a parameter is not known.
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
