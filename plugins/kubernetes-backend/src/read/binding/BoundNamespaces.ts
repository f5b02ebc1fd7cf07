import {
  ClusterObjects,
  ClusterReferences,
  KindProblem,
  ModelObject,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ObservedObjects, ReadTarget } from '../service/ObservedObjects';
import { NamespaceBinding } from './NamespaceBinding';

/**
 * Namespaces that are looked up at a time. A service has a few; anyone can put its
 * label into more, and then the bound ones are still found sooner or later.
 */
const MAX_NAMESPACES = 100;

type Decision = 'bound' | 'foreign' | 'unreadable' | 'unknown';

/** Verdicts on the namespaces in which objects have the labels of one service. */
export class BoundNamespaces {
  readonly #binding: NamespaceBinding;
  readonly #target: ReadTarget;
  readonly #signal: AbortSignal;
  readonly #onChange: () => void;
  readonly #random: () => number;
  readonly #decisions = new Map<string, Decision>();

  /** @param random - from 0 to 1, exclusive */
  constructor(
    binding: NamespaceBinding,
    target: ReadTarget,
    signal: AbortSignal,
    onNews: () => void,
    random: () => number = Math.random,
  ) {
    this.#binding = binding;
    this.#target = target;
    this.#signal = signal;
    this.#onChange = onNews;
    this.#random = random;
  }

  /** Asks again, since the operator may have changed the binding. */
  refresh(): void {
    const isFull = this.#decisions.size >= MAX_NAMESPACES;
    for (const [namespace, verdict] of this.#decisions) {
      // Makes room for namespaces that are still to be looked up.
      if (isFull && verdict !== 'bound') this.#decisions.delete(namespace);
      else this.#ask(namespace);
    }
    if (isFull) this.#onChange();
  }

  /** Removes objects in namespaces that are not known to belong to the entity. */
  restrict(observed: ObservedObjects): ObservedObjects {
    if (observed.type === 'failed') return observed;
    const { extents = [], references = {} } = observed;
    this.#lookUp(Object.values(observed.objects).flat());
    // A route may name a Gateway anywhere; after the service's own namespaces.
    this.#lookUp(Object.values(references).flat().filter(isInNamespace));
    const hidden = new Map<
      Decision,
      { objects: number; namespaces: Set<string> }
    >();
    const isShown = ({ metadata: { namespace } }: ModelObject) => {
      const verdict = this.#decisionOn(namespace);
      if (verdict === 'bound') return true;
      const known = hidden.get(verdict) ?? {
        objects: 0,
        namespaces: new Set(),
      };
      known.objects += 1;
      known.namespaces.add(namespace);
      hidden.set(verdict, known);
      return false;
    };
    const objects: ClusterObjects['objects'] = Object.fromEntries(
      Object.entries(observed.objects).map(([kind, all]) => [
        kind,
        all.filter(isShown),
      ]),
    );
    return {
      ...observed,
      objects,
      ...(observed.references && {
        references: this.#boundReferences(references),
        extents: extents.filter(
          ({ namespace }) =>
            namespace === undefined || this.#isBound(namespace),
        ),
      }),
      isComplete: observed.isComplete && !hidden.has('unknown'),
      kindProblems: [
        ...observed.kindProblems,
        ...(['foreign', 'unreadable'] as const).flatMap(verdict => {
          const found = hidden.get(verdict);
          return found
            ? [this.#problem(verdict, found.objects, found.namespaces)]
            : [];
        }),
      ],
    };
  }

  /** In random order, so that foreign namespaces with the label cannot keep a bound one out. */
  #lookUp(objects: readonly ModelObject[]): void {
    const unknown = new Set<string>();
    for (const { metadata } of objects) {
      if (!this.#decisions.has(metadata.namespace)) {
        unknown.add(metadata.namespace);
      }
    }
    const waiting = [...unknown];
    while (waiting.length > 0 && this.#decisions.size < MAX_NAMESPACES) {
      const position = Math.floor(this.#random() * waiting.length);
      const [namespace] = waiting.splice(position, 1);
      this.#decisions.set(namespace, 'unknown');
      this.#ask(namespace);
    }
  }

  /** Classes, which are in no namespace, are for everybody. */
  #boundReferences(references: ClusterReferences): ClusterReferences {
    return Object.fromEntries(
      Object.entries(references).map(([kind, all]) => [
        kind,
        all.filter(
          object =>
            !isInNamespace(object) || this.#isBound(object.metadata.namespace),
        ),
      ]),
    );
  }

  #isBound(namespace: string): boolean {
    return this.#decisionOn(namespace) === 'bound';
  }

  #decisionOn(namespace: string): Decision {
    return this.#decisions.get(namespace) ?? 'unreadable';
  }

  async #ask(namespace: string): Promise<void> {
    const { connection, service } = this.#target;
    const verdict = await this.#binding
      .isBound(connection, service, namespace, this.#signal)
      .then(
        (answer): Decision => {
          if (!answer.ok) return 'unreadable';
          return answer.value ? 'bound' : 'foreign';
        },
        (): Decision => 'unreadable',
      );
    const known = this.#decisions.get(namespace);
    if (this.#signal.aborted || !known || known === verdict) return;
    this.#decisions.set(namespace, verdict);
    this.#onChange();
  }

  /** Names a foreign namespace only if the entity names it itself. */
  #problem(
    verdict: 'foreign' | 'unreadable',
    objects: number,
    namespaces: ReadonlySet<string>,
  ): KindProblem {
    const what = count(objects, 'object');
    const asked = this.#target.service.namespace;
    const where =
      asked !== undefined && namespaces.has(asked)
        ? `namespace ${asked}`
        : count(namespaces.size, 'namespace');
    const why =
      verdict === 'foreign'
        ? "not bound to this entity's owner or system"
        : 'owner unknown';
    return {
      kind: 'Namespace',
      reason: {
        code: 'forbidden',
        message: `${what} in ${where} ${
          objects === 1 ? 'is' : 'are'
        } hidden: ${why}; Backstage admins can bind a namespace (kubernetes.entityAccess)`,
      },
    };
  }
}

function isInNamespace({ metadata }: ModelObject): boolean {
  return metadata.namespace !== '';
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
