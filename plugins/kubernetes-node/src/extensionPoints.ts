import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { RuleSet } from '@podlight/backstage-plugin-kubernetes-common';
import { FleetSource } from './fleet';
import { ResourceDefinition } from './resources';
import {
  AuthProvider,
  ClusterProvider,
  NamespacePolicy,
  ServiceLocator,
} from './types';

/**
 * Adds cluster providers to the built-in ones.
 *
 * @public
 */
export interface KubernetesClusterProviderExtensionPoint {
  /** Duplicate ids prevent the plugin from starting, with an error in the log that names them. Backstage still starts. */
  addClusterProvider(...providers: readonly ClusterProvider[]): void;
}

/** @public */
export const kubernetesClusterProviderExtensionPoint =
  createExtensionPoint<KubernetesClusterProviderExtensionPoint>({
    id: 'podlight.kubernetes-cluster-provider',
  });

/**
 * Adds auth providers to the built-in ones.
 *
 * @public
 */
export interface KubernetesAuthProviderExtensionPoint {
  /** Duplicate ids prevent the plugin from starting, with an error in the log that names them. Backstage still starts. */
  addAuthProvider(...providers: readonly AuthProvider[]): void;
}

/** @public */
export const kubernetesAuthProviderExtensionPoint =
  createExtensionPoint<KubernetesAuthProviderExtensionPoint>({
    id: 'podlight.kubernetes-auth-provider',
  });

/**
 * Adds service locators to the built-in ones.
 * `kubernetes.serviceLocatorMethod.type` selects one.
 *
 * @public
 */
export interface KubernetesServiceLocatorExtensionPoint {
  /** Duplicate ids prevent the plugin from starting, with an error in the log that names them. Backstage still starts. */
  addServiceLocator(...locators: readonly ServiceLocator[]): void;
}

/** @public */
export const kubernetesServiceLocatorExtensionPoint =
  createExtensionPoint<KubernetesServiceLocatorExtensionPoint>({
    id: 'podlight.kubernetes-service-locator',
  });

/**
 * Adds namespace policies to those of `kubernetes.entityAccess.namespaces`.
 *
 * @public
 */
export interface KubernetesNamespacePolicyExtensionPoint {
  /** Duplicate ids prevent the plugin from starting, with an error in the log that names them. Backstage still starts. */
  addNamespacePolicy(...policies: readonly NamespacePolicy[]): void;
}

/** @public */
export const kubernetesNamespacePolicyExtensionPoint =
  createExtensionPoint<KubernetesNamespacePolicyExtensionPoint>({
    id: 'podlight.kubernetes-namespace-policy',
  });

/**
 * Adds rule sets to the built-in rules of the diagnosis.
 *
 * @public
 */
export interface KubernetesDiagnosisExtensionPoint {
  /**
   * Duplicate ids of rule sets or names of classes prevent the plugin from
   * starting, with an error in the log that names them. Backstage still starts.
   */
  addRuleSet(...ruleSets: readonly RuleSet[]): void;
}

/** @public */
export const kubernetesDiagnosisExtensionPoint =
  createExtensionPoint<KubernetesDiagnosisExtensionPoint>({
    id: 'podlight.kubernetes-diagnosis',
  });

/**
 * Adds definitions of custom resources. They replace shipped ones of the same API;
 * those of `kubernetes.resources` replace them.
 *
 * @public
 */
export interface KubernetesResourceExtensionPoint {
  /** A definition that does not compile prevents the plugin from starting, with an error in the log that names it. Backstage still starts. */
  addResourceDefinition(...definitions: readonly ResourceDefinition[]): void;
}

/** @public */
export const kubernetesResourceExtensionPoint =
  createExtensionPoint<KubernetesResourceExtensionPoint>({
    id: 'podlight.kubernetes-resource',
  });

/**
 * Adds sources of the fleet index, for some clusters or for all. The built-in source,
 * which lists and watches each cluster, has the others.
 *
 * @public
 */
export interface KubernetesFleetExtensionPoint {
  /**
   * Duplicate ids, and two sources for the same cluster, prevent the plugin from starting, with
   * an error in the log that names them. Backstage still starts.
   */
  addFleetSource(...sources: readonly FleetSource[]): void;
}

/** @public */
export const kubernetesFleetExtensionPoint =
  createExtensionPoint<KubernetesFleetExtensionPoint>({
    id: 'podlight.kubernetes-fleet',
  });
