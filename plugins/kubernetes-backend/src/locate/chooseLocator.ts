import { InputError } from '@backstage/errors';
import { ServiceLocator } from '@podlight/backstage-plugin-kubernetes-node';
import { KubernetesConfig } from '../config';
import { byId } from '../util/byId';
import { BUILT_IN_LOCATORS, multiTenantLocator } from './locators';

/**
 * The service locator that is configured.
 *
 * @throws InputError when there is none of that name
 */
export function chooseLocator(
  config: Pick<KubernetesConfig, 'serviceLocatorMethod'>,
  added: readonly ServiceLocator[],
): ServiceLocator {
  const locators = byId('service locator', [...BUILT_IN_LOCATORS, ...added]);
  const id = config.serviceLocatorMethod?.type ?? multiTenantLocator.id;
  const locator = locators.get(id);
  if (!locator) {
    throw new InputError(
      `Invalid configuration: kubernetes.serviceLocatorMethod.type: there is no service locator '${id}'; use one of ${[
        ...locators.keys(),
      ].join(', ')}, or add one through kubernetesServiceLocatorExtensionPoint`,
    );
  }
  return locator;
}
