import {
  timestamp,
  KubernetesObject,
} from '@podlight/fake-kubernetes-api-server';
import { PlanOf, STAGES } from '../scenario/operated';
import { WorkloadContext } from '../world/context';
import { nameSuffix } from '../world/nameSuffix';
import { customOwner, Life, Moment } from './Life';
import {
  condition,
  ConditionInput,
  metadata,
  operatorEvents,
  place,
  serviceLabel,
} from './objects';

const API = 'cert-manager.io/v1';
const ACME_API = 'acme.cert-manager.io/v1';
const ISSUER = {
  group: 'cert-manager.io',
  kind: 'ClusterIssuer',
  name: 'letsencrypt',
};
const DAY_MS = 86_400_000;
/** A certificate lives for 90 days, and is renewed 30 days before it ends. */
const LIFETIME_MS = 90 * DAY_MS;
const RENEWAL_MS = 30 * DAY_MS;
/** An attempt that fails is over in a minute. */
const ATTEMPT_MS = 60_000;
/** Of the certificate that is served; the last request is about the next one. */
const REVISION = 2;

interface Names {
  readonly certificate: string;
  readonly request: string;
  readonly order: string;
  readonly challenge: string;
  readonly host: string;
  readonly endedMs: number;
}

/** When the certificate that is served ends: one that is not renewed in time, when the life begins. */
function notAfterMs({ stage, sinceMs }: Moment, { endedMs }: Names): number {
  if (stage === 'valid') return sinceMs + LIFETIME_MS - RENEWAL_MS;
  return stage === 'renewed' ? sinceMs + LIFETIME_MS : endedMs;
}

/** As Go's RFC 1123 prints it. */
function longDate(timeMs: number): string {
  return new Date(timeMs).toUTCString().replace('GMT', 'UTC');
}

const orderFailed = ({ order }: Names) =>
  `Failed to wait for order resource "${order}" to become ready: order is in "invalid" state: `;

function certificateConditions(
  names: Names,
  moment: Moment,
): readonly [ConditionInput, number][] {
  const { stage, sinceMs } = moment;
  const endsMs = notAfterMs(moment, names);
  const ended: [ConditionInput, number] = [
    {
      type: 'Ready',
      status: 'False',
      reason: 'Expired',
      message: `Certificate expired on ${longDate(endsMs)}`,
    },
    endsMs,
  ];
  if (stage === 'expired') {
    const message = `The certificate request has failed to complete and will be retried: ${orderFailed(
      names,
    )}`;
    return [
      ended,
      [
        { type: 'Issuing', status: 'False', reason: 'Failed', message },
        sinceMs,
      ],
    ];
  }
  if (stage === 'issuing') {
    const message = `Renewing certificate as renewal was scheduled at ${timestamp(
      endsMs - RENEWAL_MS,
    )}`;
    return [
      ended,
      [
        { type: 'Issuing', status: 'True', reason: 'Renewing', message },
        sinceMs,
      ],
    ];
  }
  const message = 'Certificate is up to date and has not expired';
  return [
    [{ type: 'Ready', status: 'True', reason: 'Ready', message }, sinceMs],
  ];
}

function certificateObject(
  context: WorkloadContext,
  names: Names,
  moment: Moment,
): KubernetesObject {
  const { stage, sinceMs, generation } = moment;
  const endsMs = notAfterMs(moment, names);
  const isFailed = stage === 'expired';
  return {
    metadata: metadata(context, {
      kind: 'Certificate',
      name: names.certificate,
      createdMs: context.createdMs,
      generation,
      labels: serviceLabel(context),
    }),
    spec: {
      dnsNames: [names.host],
      issuerRef: ISSUER,
      secretName: `${names.certificate}-tls`,
    },
    status: {
      conditions: certificateConditions(names, moment).map(([input, atMs]) =>
        condition(input, atMs, generation),
      ),
      ...(isFailed
        ? { failedIssuanceAttempts: 6, lastFailureTime: timestamp(sinceMs) }
        : {}),
      ...(stage === 'issuing'
        ? {
            nextPrivateKeySecretName: `${names.certificate}-${nameSuffix(
              5,
              names.certificate,
            )}`,
          }
        : {}),
      notBefore: timestamp(endsMs - LIFETIME_MS),
      notAfter: timestamp(endsMs),
      renewalTime: timestamp(endsMs - RENEWAL_MS),
      revision: stage === 'renewed' ? REVISION + 1 : REVISION,
    },
  };
}

function requestReady(names: Names, stage: string): ConditionInput {
  const type = 'Ready';
  if (stage === 'expired') {
    return {
      type,
      status: 'False',
      reason: 'Failed',
      message: orderFailed(names),
    };
  }
  return stage === 'issuing'
    ? {
        type,
        status: 'False',
        reason: 'Pending',
        message: `Waiting on certificate issuance from order ${names.order}: "pending"`,
      }
    : {
        type,
        status: 'True',
        reason: 'Issued',
        message: 'Certificate fetched from issuer successfully',
      };
}

const ORDER_STATES: Readonly<Record<string, string>> = {
  expired: 'invalid',
  issuing: 'pending',
};

/** The last request for the certificate, and its order. cert-manager hands the labels on. */
function attemptObjects(
  context: WorkloadContext,
  names: Names,
  { stage, sinceMs }: Moment,
) {
  const createdMs = stage === 'issuing' ? sinceMs : sinceMs - ATTEMPT_MS;
  const state = ORDER_STATES[stage] ?? 'valid';
  const isFailed = state === 'invalid';
  const request: KubernetesObject = {
    metadata: metadata(context, {
      kind: 'CertificateRequest',
      name: names.request,
      createdMs,
      generation: 1,
      labels: serviceLabel(context),
      annotations: {
        'cert-manager.io/certificate-name': names.certificate,
        'cert-manager.io/certificate-revision': String(REVISION + 1),
      },
      owner: customOwner(context, API, 'Certificate', names.certificate),
    }),
    spec: {
      issuerRef: ISSUER,
      usages: ['digital signature', 'key encipherment'],
      username: 'system:serviceaccount:cert-manager:cert-manager',
    },
    status: {
      conditions: [
        condition(
          {
            type: 'Approved',
            status: 'True',
            reason: 'cert-manager.io',
            message: 'Certificate request has been approved by cert-manager.io',
          },
          createdMs,
        ),
        condition(requestReady(names, stage), sinceMs),
      ],
      ...(isFailed ? { failureTime: timestamp(sinceMs) } : {}),
    },
  };
  const order: KubernetesObject = {
    metadata: metadata(context, {
      kind: 'Order',
      name: names.order,
      createdMs,
      generation: 1,
      labels: serviceLabel(context),
      owner: customOwner(context, API, 'CertificateRequest', names.request),
    }),
    spec: { dnsNames: [names.host], issuerRef: ISSUER },
    status: {
      authorizations: [
        { identifier: names.host, initialState: 'pending', wildcard: false },
      ],
      state,
      ...(isFailed
        ? {
            failureTime: timestamp(sinceMs),
            reason: `Failed to finalize Order: 403 urn:ietf:params:acme:error:unauthorized: CAA record for ${names.host} prevents issuance`,
          }
        : {}),
    },
  };
  return { request, order };
}

/** The DNS record that proves who the host belongs to; only while it is waited for. */
function challengeObject(
  context: WorkloadContext,
  names: Names,
  { sinceMs }: Moment,
): KubernetesObject {
  return {
    metadata: metadata(context, {
      kind: 'Challenge',
      name: names.challenge,
      createdMs: sinceMs,
      generation: 1,
      labels: serviceLabel(context),
      owner: customOwner(context, ACME_API, 'Order', names.order),
    }),
    spec: { dnsName: names.host, type: 'DNS-01', wildcard: false },
    status: {
      presented: true,
      processing: true,
      reason: `Waiting for DNS-01 challenge propagation: DNS record for "${names.host}" not yet propagated`,
      state: 'pending',
    },
  };
}

function eventsAt(names: Names, stage: string) {
  if (stage === 'expired') {
    return [
      {
        type: 'Warning' as const,
        reason: 'Failed',
        message: `The certificate request has failed to complete and will be retried: ${orderFailed(
          names,
        )}`,
      },
    ];
  }
  const normal = (reason: string, message: string) => [
    { type: 'Normal' as const, reason, message },
  ];
  if (stage === 'issuing') {
    return normal(
      'Requested',
      `Created new CertificateRequest resource "${names.request}"`,
    );
  }
  return normal('Issuing', 'The certificate has been successfully issued');
}

/** A Certificate that is issued by ACME, with the CertificateRequest and the Order of the last attempt. */
export function certificateLife(
  plan: PlanOf<'certificate'>,
  context: WorkloadContext,
): Life {
  const request = `${plan.name}-${REVISION + 1}`;
  const order = `${request}-1834750382`;
  const names: Names = {
    certificate: plan.name,
    request,
    order,
    challenge: `${order}-2894017265`,
    host: plan.host,
    endedMs: context.epochMs - plan.since * 1000,
  };
  return {
    kind: 'Certificate',
    namespace: context.namespace,
    name: plan.name,
    stages: STAGES.certificate,
    createdMs: context.createdMs,
    wantedPods: () => [],
    objects(moment) {
      const { stage } = moment;
      const attempt = attemptObjects(context, names, moment);
      return [
        place(
          'certificates.cert-manager.io',
          certificateObject(context, names, moment),
        ),
        place('certificaterequests.cert-manager.io', attempt.request),
        place('orders.acme.cert-manager.io', attempt.order),
        ...(stage === 'issuing'
          ? [
              place(
                'challenges.acme.cert-manager.io',
                challengeObject(context, names, moment),
              ),
            ]
          : []),
        ...operatorEvents(
          context,
          moment,
          {
            apiVersion: API,
            kind: 'Certificate',
            name: plan.name,
            component: 'cert-manager-certificates-issuing',
          },
          eventsAt(names, stage),
        ),
      ];
    },
  };
}
