import {
  NamespaceMetadata,
  NamespacePolicy,
} from '@podlight/backstage-plugin-kubernetes-node';
import { ServiceTarget } from '../../locate';
import {
  apiPath,
  ClusterConnection,
  METADATA,
  sharingKey,
} from '../../transport';
import { Result, fail, ok } from '../../util/Result';
import { describeError, toSafeMessage } from '../../util/safeMessage';
import { TtlCache } from '../../util/TtlCache';
import { abortable, withDeadline } from '../../util/timing';
import { readField } from '../../util/readField';

/** How long a verdict on a namespace is valid. */
export const BINDING_TTL_MS = 60_000;

/** Entities times namespaces times clusters with viewers. */
const MAX_REMEMBERED = 20_000;

/** A policy reads a namespace, or asks one of the operator's systems. */
const POLICY_DEADLINE_MS = 5_000;

/** Of labels and of annotations. */
const MAX_KEYS = 1_000;

export interface NamespaceBindingOptions {
  readonly policies: readonly NamespacePolicy[];
  /** Monotonic, in milliseconds. */
  readonly now?: () => number;
  /** Called when a policy fails, for the operator only. */
  readonly onFault: (policy: string, error: unknown) => void;
}

/** Decides which namespaces belong to an entity, by the operator's policies. */
export class NamespaceBinding {
  readonly #options: NamespaceBindingOptions;
  readonly #verdicts: TtlCache<boolean>;

  constructor(options: NamespaceBindingOptions) {
    this.#options = options;
    this.#verdicts = new TtlCache({
      ttlMs: BINDING_TTL_MS,
      maxEntries: MAX_REMEMBERED,
      now: options.now,
    });
  }

  /** Whether there is any policy; without one every namespace belongs to every entity. */
  get isOn(): boolean {
    return this.#options.policies.length > 0;
  }

  /**
   * Whether objects in a namespace may be shown as part of an entity. A failure means
   * that it could not be decided, and counts as no.
   */
  async isBound(
    connection: ClusterConnection,
    { boundTo }: ServiceTarget,
    namespace: string,
    signal: AbortSignal,
  ): Promise<Result<boolean>> {
    if (!this.isOn) return ok(true);
    // Cluster-scoped objects belong to no entity.
    if (!boundTo || namespace === '') return ok(false);
    const identity = await connection.identity(signal);
    if (!identity.ok) return identity;
    const key = sharingKey(
      connection.cluster,
      identity.value,
      boundTo.key,
      namespace,
    );
    try {
      // Without the caller's signal, since other callers may wait for the same verdict.
      const ask = () => this.#decide(connection, boundTo.entity, namespace);
      return ok(await this.#verdicts.get(key, ask));
    } catch (error) {
      return fail('forbidden', toSafeMessage(describeError(error)));
    }
  }

  /** Rejects when no policy allows it and one of them fails. */
  async #decide(
    connection: ClusterConnection,
    entity: NonNullable<ServiceTarget['boundTo']>['entity'],
    namespace: string,
  ): Promise<boolean> {
    return withDeadline(
      new AbortController().signal,
      POLICY_DEADLINE_MS,
      signal => this.#ask(connection, entity, namespace, signal),
    );
  }

  async #ask(
    connection: ClusterConnection,
    entity: NonNullable<ServiceTarget['boundTo']>['entity'],
    namespace: string,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { policies, onFault } = this.#options;
    let read: Promise<Result<NamespaceMetadata>> | undefined;
    const metadata = async () => {
      read ??= readMetadata(connection, namespace, signal);
      const result = await read;
      if (!result.ok) throw new Error(result.reason.message);
      return result.value;
    };
    const { cluster } = connection;
    const request = { entity, cluster, namespace, metadata, signal };
    const problems: unknown[] = [];
    for (const policy of policies) {
      try {
        const allowed = await abortable(
          Promise.resolve().then(() => policy.allows(request)),
          signal,
        );
        if (allowed === true) return true;
      } catch (error) {
        problems.push(error);
        onFault(policy.id, error);
      }
    }
    if (problems.length > 0) throw problems[0];
    return false;
  }
}

async function readMetadata(
  connection: ClusterConnection,
  namespace: string,
  signal: AbortSignal,
): Promise<Result<NamespaceMetadata>> {
  const result = await connection.getJson({
    path: apiPath('api', 'v1', 'namespaces', namespace),
    accept: METADATA,
    signal,
  });
  if (!result.ok) return result;
  const metadata = readField(result.value, 'metadata');
  if (readField(metadata, 'name') !== namespace) {
    return fail('malformed', 'the response is not a namespace');
  }
  return ok({
    labels: stringEntries(readField(metadata, 'labels')),
    annotations: stringEntries(readField(metadata, 'annotations')),
  });
}

function stringEntries(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MAX_KEYS)
      .filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
  );
}
