import {
  CelHealth,
  ResourceDefinition,
  ResourceReference,
} from '@podlight/backstage-plugin-kubernetes-node';
import { isFields } from '../../scrub';
import { says } from './cel';
import { text } from './columns';

/** Definition of APIs that every team makes its own, known by what their objects have. */
export interface ResourceShape {
  readonly name: string;
  matches(raw: unknown): boolean;
  readonly definition: Omit<ResourceDefinition, 'group' | 'kind' | 'plural'>;
}

const HEALTH: CelHealth = {
  suspended: "metadata.annotations['crossplane.io/paused'] == 'true'",
  message: says(['Synced', 'False'], ['Ready', 'False']),
  otherwise: 'conditions',
};

const DOCS =
  'https://docs.crossplane.io/latest/composition/composite-resources/';

function composition(path: string): ResourceReference {
  return {
    path,
    kind: 'Composition',
    definition: 'compositions.apiextensions.crossplane.io',
  };
}

const SECRET: ResourceReference = {
  path: 'spec.writeConnectionSecretToRef',
  kind: 'Secret',
};

function specOf(raw: unknown): Readonly<Record<string, unknown>> {
  return isFields(raw) && isFields(raw.spec) ? raw.spec : {};
}

/** Claims and composite resources of Crossplane. */
export const SHAPES: readonly ResourceShape[] = [
  {
    name: 'composite resource of Crossplane',
    matches: raw => {
      const { crossplane } = specOf(raw);
      return (
        isFields(crossplane) &&
        (isFields(crossplane.compositionRef) ||
          Array.isArray(crossplane.resourceRefs))
      );
    },
    definition: {
      docs: DOCS,
      health: HEALTH,
      columns: [
        text('Composition', 'spec.crossplane.compositionRef.name'),
        text('Resources', 'spec.crossplane.resourceRefs[*].kind'),
      ],
      children: [{ path: 'spec.crossplane.resourceRefs' }],
      targets: [composition('spec.crossplane.compositionRef')],
    },
  },
  {
    name: 'claim or composite resource of Crossplane before version 2',
    matches: raw => {
      const { compositionRef, resourceRef, resourceRefs } = specOf(raw);
      return (
        isFields(compositionRef) ||
        Array.isArray(resourceRefs) ||
        // Of a claim whose composition is not chosen yet.
        (isFields(resourceRef) && 'compositeDeletePolicy' in specOf(raw))
      );
    },
    definition: {
      docs: DOCS,
      health: HEALTH,
      columns: [
        text('Composition', 'spec.compositionRef.name'),
        text('Composite', 'spec.resourceRef.name'),
        text('Resources', 'spec.resourceRefs[*].kind'),
      ],
      children: [
        // What a claim claims is in no namespace.
        { path: 'spec.resourceRef', scope: 'Cluster' },
        { path: 'spec.resourceRefs' },
      ],
      targets: [composition('spec.compositionRef'), SECRET],
    },
  },
];
