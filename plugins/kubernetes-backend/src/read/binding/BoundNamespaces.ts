import {
  ClusterObjects,
  KindProblem,
  ModelObject,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ObservedObjects, ReadTarget } from '../service/ObservedObjects';
import { NamespaceBinding } from './NamespaceBinding';

/** A service is in a few; whoever puts its label into more has something else in mind. */
const MAX_NAMESPACES = 100;

type Verdict = 'bound' | 'foreign' | 'unreadable' | 'unknown';

/** What is known of the namespaces in which something has the labels of one service. */
export class BoundNamespaces {
  readonly #binding: NamespaceBinding;
  readonly #target: ReadTarget;
  readonly #signal: AbortSignal;
  readonly #onNews: () => void;
  readonly #verdicts = new Map<string, Verdict>();

  constructor(
    binding: NamespaceBinding,
    target: ReadTarget,
    signal: AbortSignal,
    onNews: () => void,
  ) {
    this.#binding = binding;
    this.#target = target;
    this.#signal = signal;
    this.#onNews = onNews;
  }

  /** The operator may have bound a namespace meanwhile, or taken it away. */
  askAgain(): void {
    for (const namespace of this.#verdicts.keys()) this.#ask(namespace);
  }

  /** A reading without what is in namespaces that are not the entity's, as far as is known. */
  restrict(reading: ObservedObjects): ObservedObjects {
    if (reading.type === 'failed') return reading;
    const hidden = new Map<
      Verdict,
      { objects: number; namespaces: Set<string> }
    >();
    const isShown = ({ metadata: { namespace } }: ModelObject) => {
      const verdict = this.#verdictOf(namespace);
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
      Object.entries(reading.objects).map(([kind, all]) => [
        kind,
        all.filter(isShown),
      ]),
    );
    return {
      ...reading,
      objects,
      isComplete: reading.isComplete && !hidden.has('unknown'),
      kindProblems: [
        ...reading.kindProblems,
        ...(['foreign', 'unreadable'] as const).flatMap(verdict => {
          const found = hidden.get(verdict);
          return found
            ? [this.#problem(verdict, found.objects, found.namespaces)]
            : [];
        }),
      ],
    };
  }

  #verdictOf(namespace: string): Verdict {
    const known = this.#verdicts.get(namespace);
    if (known) return known;
    if (this.#verdicts.size >= MAX_NAMESPACES) return 'foreign';
    this.#verdicts.set(namespace, 'unknown');
    this.#ask(namespace);
    return 'unknown';
  }

  async #ask(namespace: string): Promise<void> {
    const { connection, service } = this.#target;
    const verdict = await this.#binding
      .isBound(connection, service, namespace, this.#signal)
      .then(
        (answer): Verdict => {
          if (!answer.ok) return 'unreadable';
          return answer.value ? 'bound' : 'foreign';
        },
        (): Verdict => 'unreadable',
      );
    if (this.#signal.aborted || this.#verdicts.get(namespace) === verdict)
      return;
    this.#verdicts.set(namespace, verdict);
    this.#onNews();
  }

  /** A foreign namespace is named only to those whose entity names it already. */
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
        : 'of an owner that could not be found out';
    return {
      kind: 'Namespace',
      reason: {
        code: 'forbidden',
        message: `${what} in ${where} ${
          objects === 1 ? 'is' : 'are'
        } not shown: ${why}; whoever runs Backstage can bind a namespace (kubernetes.entityAccess)`,
      },
    };
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
