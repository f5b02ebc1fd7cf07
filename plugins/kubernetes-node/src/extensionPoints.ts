import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { RuleSet } from '@podlight/backstage-plugin-kubernetes-common';
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
  /** Two with one id keep the plugin from starting, with an error in the log that names it; Backstage starts all the same. */
  addClusterProvider(...providers: readonly ClusterProvider[]): void;
}

/** @public */
export const kubernetesClusterProviderExtensionPoint =
  createExtensionPoint<KubernetesClusterProviderExtensionPoint>({
    id: 'podlight.kubernetes-cluster-provider',
  });

/**
 * Adds ways to get a credential. The built-in ones stay.
 *
 * @public
 */
export interface KubernetesAuthProviderExtensionPoint {
  /** Two with one id keep the plugin from starting, with an error in the log that names it; Backstage starts all the same. */
  addAuthProvider(...providers: readonly AuthProvider[]): void;
}

/** @public */
export const kubernetesAuthProviderExtensionPoint =
  createExtensionPoint<KubernetesAuthProviderExtensionPoint>({
    id: 'podlight.kubernetes-auth-provider',
  });

/**
 * Adds ways to tell which clusters a service runs in. The built-in ones stay,
 * and `kubernetes.serviceLocatorMethod.type` picks one.
 *
 * @public
 */
export interface KubernetesServiceLocatorExtensionPoint {
  /** Two with one id keep the plugin from starting, with an error in the log that names it; Backstage starts all the same. */
  addServiceLocator(...locators: readonly ServiceLocator[]): void;
}

/** @public */
export const kubernetesServiceLocatorExtensionPoint =
  createExtensionPoint<KubernetesServiceLocatorExtensionPoint>({
    id: 'podlight.kubernetes-service-locator',
  });

/**
 * Adds ways to tell which namespaces are an entity's, besides those of
 * `kubernetes.entityAccess.namespaces`.
 *
 * @public
 */
export interface KubernetesNamespacePolicyExtensionPoint {
  /** Two with one id keep the plugin from starting, with an error in the log that names it; Backstage starts all the same. */
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
   * Two rule sets with one id, or two classes of one name, keep the plugin from
   * starting, with an error in the log that names them; Backstage starts all the
   * same.
   */
  addRuleSet(...ruleSets: readonly RuleSet[]): void;
}

/** @public */
export const kubernetesDiagnosisExtensionPoint =
  createExtensionPoint<KubernetesDiagnosisExtensionPoint>({
    id: 'podlight.kubernetes-diagnosis',
  });
