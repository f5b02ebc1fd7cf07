/**
 * What requests need to know of a certificate of cert-manager. Times are RFC 3339.
 *
 * @public
 */
export interface CertificateFacts {
  readonly type: 'certificate';
  /** Name of the Secret that it is written to. */
  readonly secretName?: string;
  readonly dnsNames: readonly string[];
  readonly notAfter?: string;
  readonly renewalTime?: string;
}

/**
 * A reference of the Gateway API; absent parts have the API's defaults.
 *
 * @public
 */
export interface GatewayReference {
  readonly group?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name: string;
  /** Of a listener. */
  readonly sectionName?: string;
  readonly port?: number;
}

/**
 * An HTTPRoute or GRPCRoute.
 *
 * @public
 */
export interface RouteFacts {
  readonly type: 'route';
  readonly hostnames: readonly string[];
  readonly parents: readonly GatewayReference[];
  /** Of all rules. */
  readonly backends: readonly GatewayReference[];
  /** What the controllers of its Gateways say. */
  readonly answers: readonly {
    readonly parent: GatewayReference;
    readonly conditions: readonly {
      readonly type: string;
      readonly status: string;
      readonly reason?: string;
      readonly message?: string;
      readonly observedGeneration?: number;
    }[];
  }[];
}

/** @public */
export interface GatewayListener {
  readonly name: string;
  readonly hostname?: string;
  readonly port?: number;
  readonly protocol?: string;
  /** Which namespaces its routes may be in. */
  readonly from: 'All' | 'Same' | 'Selector' | 'None';
  /** Kinds of routes; absent where the protocol decides. */
  readonly kinds?: readonly string[];
}

/** @public */
export interface GatewayFacts {
  readonly type: 'gateway';
  readonly className?: string;
  readonly listeners: readonly GatewayListener[];
  /** IP addresses or host names that it has. */
  readonly addresses: readonly string[];
}

/**
 * Whether a controller takes care of the class.
 *
 * @public
 */
export interface GatewayClassFacts {
  readonly type: 'gatewayClass';
}

/**
 * Which objects may refer to which in the namespace of the ReferenceGrant.
 *
 * @public
 */
export interface ReferenceGrantFacts {
  readonly type: 'referenceGrant';
  readonly from: readonly {
    readonly group: string;
    readonly kind: string;
    readonly namespace: string;
  }[];
  readonly to: readonly {
    readonly group: string;
    readonly kind: string;
    readonly name?: string;
  }[];
}

/**
 * The part of a custom resource that requests depend on.
 *
 * @public
 */
export type NetworkFacts =
  | CertificateFacts
  | RouteFacts
  | GatewayFacts
  | GatewayClassFacts
  | ReferenceGrantFacts;
