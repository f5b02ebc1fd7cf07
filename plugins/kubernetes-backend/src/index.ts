/**
 * Backend of Podlight: finds a service's clusters, reads them, diagnoses, and
 * streams the result.
 *
 * @packageDocumentation
 */
export { kubernetesPlugin as default } from './plugin';
