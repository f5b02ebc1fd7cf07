import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { RuleFamily } from '@podlight/backstage-plugin-kubernetes-common';
import {
  AuthProvider,
  ClusterProvider,
  NamespacePolicy,
  ServiceLocator,
} from './types';

/**
 * Adds places where clusters are found. The built-in ones stay.
 *
 * @public
 */
export interface KubernetesClusterProviderExtensionPoint {
  /** Throws when a provider of the same id is there already. */
  addClusterProvider(...providers: readonly ClusterProvider[]): void;
}

/** @public */
export const kubernetesClusterProviderExtensionPoint =
  createExtensionPoint<KubernetesClusterProviderExtensionPoint>({
    id: 'kubernetes.cluster-provider',
  });

/**
 * Adds ways to get a credential. The built-in ones stay.
 *
 * @public
 */
export interface KubernetesAuthProviderExtensionPoint {
  /** Throws when a provider of the same id is there already. */
  addAuthProvider(...providers: readonly AuthProvider[]): void;
}

/** @public */
export const kubernetesAuthProviderExtensionPoint =
  createExtensionPoint<KubernetesAuthProviderExtensionPoint>({
    id: 'kubernetes.auth-provider',
  });

/**
 * Adds ways to tell which clusters a service runs in. The built-in ones stay,
 * and `kubernetes.serviceLocatorMethod.type` picks one.
 *
 * @public
 */
export interface KubernetesServiceLocatorExtensionPoint {
  /** Throws when a locator of the same id is there already. */
  addServiceLocator(...locators: readonly ServiceLocator[]): void;
}

/** @public */
export const kubernetesServiceLocatorExtensionPoint =
  createExtensionPoint<KubernetesServiceLocatorExtensionPoint>({
    id: 'kubernetes.service-locator',
  });

/**
 * Adds ways to tell which namespaces are an entity's, besides those of
 * `kubernetes.entityAccess.namespaces`.
 *
 * @public
 */
export interface KubernetesNamespacePolicyExtensionPoint {
  /** Throws when a policy of the same id is there already. */
  addNamespacePolicy(...policies: readonly NamespacePolicy[]): void;
}

/** @public */
export const kubernetesNamespacePolicyExtensionPoint =
  createExtensionPoint<KubernetesNamespacePolicyExtensionPoint>({
    id: 'podlight.kubernetes-namespace-policy',
  });

/**
 * Adds rules to the diagnosis. The built-in ones stay.
 *
 * @public
 */
export interface KubernetesDiagnosisExtensionPoint {
  /**
   * Throws when a family of the same id is there already. Two classes of one
   * name keep the backend from starting, with an error that names them.
   */
  addRuleFamily(...families: readonly RuleFamily[]): void;
}

/** @public */
export const kubernetesDiagnosisExtensionPoint =
  createExtensionPoint<KubernetesDiagnosisExtensionPoint>({
    id: 'kubernetes.diagnosis',
  });
