import { Condition, KubernetesObject } from './meta';
import { LabelSelector } from './workloads';

/** @public */
export interface PersistentVolumeClaim
  extends KubernetesObject<'PersistentVolumeClaim'> {
  readonly spec: {
    readonly storageClassName?: string;
    readonly volumeName?: string;
    readonly accessModes: readonly string[];
    readonly storage?: string;
  };
  readonly status: {
    readonly phase?: string;
    /** The volume's capacity, which may exceed the request. */
    readonly storage?: string;
    /** How far an expansion has got, such as `NodeResizePending`. Absent when there is none. */
    readonly resizeStatus?: string;
    readonly conditions: readonly Condition[];
  };
}

/**
 * Addresses of a load balancer.
 *
 * @public
 */
export interface LoadBalancerStatus {
  readonly ingress: readonly {
    readonly ip?: string;
    readonly hostname?: string;
  }[];
}

/** @public */
export interface Service extends KubernetesObject<'Service'> {
  readonly spec: {
    readonly type?: string;
    readonly clusterIP?: string;
    /** Addresses that an administrator routes to the nodes. */
    readonly externalIPs: readonly string[];
    readonly selector: Readonly<Record<string, string>>;
    /** Whether pods that aren't ready get requests, too. */
    readonly publishesNotReady?: boolean;
    readonly ports: readonly {
      readonly name?: string;
      readonly port: number;
      readonly targetPort?: number | string;
    }[];
  };
  readonly status: { readonly loadBalancer: LoadBalancerStatus };
}

/** @public */
export interface Ingress extends KubernetesObject<'Ingress'> {
  readonly spec: {
    /** The class name from the field or the older annotation. */
    readonly className?: string;
    /** Whether the annotation sets the class. Controllers treat it as a value of their own, not as the name of an IngressClass. */
    readonly isClassAnnotated?: boolean;
    readonly hosts: readonly string[];
    readonly serviceNames: readonly string[];
    readonly rules: readonly {
      readonly host?: string;
      readonly paths: readonly {
        readonly path?: string;
        /** Absent for a backend that is no Service. */
        readonly serviceName?: string;
        /** The Service's port, by number or by name. */
        readonly servicePort?: number | string;
      }[];
    }[];
    /** The hosts that are served over TLS. */
    readonly tlsHosts: readonly string[];
    /** Names of the Secrets with the certificates, never their content. */
    readonly tlsSecrets?: readonly string[];
  };
  readonly status: { readonly loadBalancer: LoadBalancerStatus };
}

/** @public */
export interface IngressClass extends KubernetesObject<'IngressClass'> {
  readonly spec: {
    /** Whether it is the default class. */
    readonly isDefault: boolean;
  };
}

/**
 * What a NetworkPolicy says about requests to pods. What it allows is not kept.
 *
 * @public
 */
export interface NetworkPolicy extends KubernetesObject<'NetworkPolicy'> {
  readonly spec: {
    readonly podSelector: LabelSelector;
    /** Whether it is about requests to the pods. */
    readonly isIngress: boolean;
    /** Whether it has a rule that lets requests in. */
    readonly letsIn: boolean;
  };
}

/**
 * How many addresses a Service has, of one kind of address. The addresses
 * themselves are not kept.
 *
 * @public
 */
export interface EndpointSlice extends KubernetesObject<'EndpointSlice'> {
  readonly spec: {
    /** Name of the Service, in the same namespace. */
    readonly service?: string;
    /** `IPv4`: a Service may have the same pods by several kinds of addresses. */
    readonly addressType: string;
    /** Names of the Service's ports; empty for one without a name. */
    readonly ports: readonly string[];
    readonly ready: number;
    readonly total: number;
    /** When its endpoints were written last, RFC 3339; absent where nothing says so. Before Kubernetes 1.25 they may have changed since. */
    readonly changedAt?: string;
  };
}

/** @public */
export interface ResourceQuota extends KubernetesObject<'ResourceQuota'> {
  readonly status: {
    readonly hard: Readonly<Record<string, string>>;
    readonly used: Readonly<Record<string, string>>;
  };
}

/** @public */
export interface PodDisruptionBudget
  extends KubernetesObject<'PodDisruptionBudget'> {
  readonly status: {
    readonly disruptionsAllowed: number;
    readonly currentHealthy: number;
    readonly desiredHealthy: number;
    readonly expectedPods: number;
    readonly conditions: readonly Condition[];
  };
}

/** @public */
export interface Node extends KubernetesObject<'Node'> {
  readonly spec: {
    readonly unschedulable: boolean;
    readonly taints: readonly {
      readonly key: string;
      readonly value?: string;
      readonly effect: string;
    }[];
  };
  readonly status: { readonly conditions: readonly Condition[] };
}
