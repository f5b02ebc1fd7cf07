import { Entity } from '@backstage/catalog-model';
import {
  Finding,
  ServicePod,
} from '@podlight/backstage-plugin-kubernetes-common';
import { KubernetesObject, KubernetesResource } from '../resources';

/**
 * What an action is offered for.
 *
 * @public
 */
export interface KubernetesPodActionProps {
  readonly pod: ServicePod;
  /** The problem of the pod that is being explained; absent in the head of the pod's details. */
  readonly finding?: Finding;
}

/**
 * Something to do with a pod or one of its problems: a button or a link, drawn by
 * yourself, or nothing where it makes no sense.
 *
 * @public
 */
export interface KubernetesPodAction {
  /** Unique among all actions. */
  readonly id: string;
  readonly component: (props: KubernetesPodActionProps) => JSX.Element | null;
}

/** @public */
export interface KubernetesPodCellProps {
  readonly pod: ServicePod;
}

/**
 * One more column of the table of pods. There may be thousands of rows, so a
 * cell should draw from the pod alone and send no requests.
 *
 * @public
 */
export interface KubernetesPodColumn {
  /** Unique among all columns. */
  readonly id: string;
  /** The head of the column. */
  readonly title: string;
  readonly component: (props: KubernetesPodCellProps) => JSX.Element | null;
  /**
   * What of a pod the rows are sorted by: numbers by size, texts as a reader
   * sorts them, pods without any last. The column cannot be sorted when absent.
   */
  readonly sortValue?: (pod: ServicePod) => string | number | undefined;
}

/**
 * What a panel can tell about.
 *
 * @public
 */
export interface KubernetesPanelProps {
  readonly entity: Entity;
  /** The pods of all clusters, unfiltered. */
  readonly pods: readonly ServicePod[];
  /** Everything else of all clusters, unfiltered; hooks such as `useResources` give typed ones. */
  readonly objects?: readonly KubernetesObject[];
  /** One per cause over all clusters, worst first. */
  readonly findings: readonly Finding[];
}

/**
 * A part of the tab, below all others.
 *
 * @public
 */
export interface KubernetesPanel {
  /** Unique among all panels. */
  readonly id: string;
  readonly title: string;
  readonly component: (props: KubernetesPanelProps) => JSX.Element | null;
}

/** @public */
export interface KubernetesResourceProps {
  readonly resource: KubernetesResource;
}

/**
 * What is shown of the custom resources of one API beyond what all objects have.
 *
 * @public
 */
export interface KubernetesResourceExtension {
  /** Unique among all of them. */
  readonly id: string;
  /** PLURAL.GROUP, e.g. `rollouts.argoproj.io`. */
  readonly definition: string;
  /** The heading of the details; the kind of the object when absent. */
  readonly title?: string;
  /** Part of the details of an object, below its state. */
  readonly component?: (props: KubernetesResourceProps) => JSX.Element | null;
  /** One more fact in the row of an object: its name, and what is drawn. */
  readonly column?: KubernetesResourceColumn;
  /** A button or link in the head of the details. */
  readonly action?: (props: KubernetesResourceProps) => JSX.Element | null;
}

/**
 * A fact in the row of a custom resource. There may be hundreds of rows, so it
 * should draw from the resource alone and send no requests.
 *
 * @public
 */
export interface KubernetesResourceColumn {
  readonly title: string;
  readonly component: (props: KubernetesResourceProps) => JSX.Element | null;
}

/**
 * Everything that others have added to the tab, in the order in which it is shown.
 *
 * @public
 */
export interface KubernetesSlots {
  readonly podActions?: readonly KubernetesPodAction[];
  readonly podColumns?: readonly KubernetesPodColumn[];
  readonly panels?: readonly KubernetesPanel[];
  readonly resources?: readonly KubernetesResourceExtension[];
}
