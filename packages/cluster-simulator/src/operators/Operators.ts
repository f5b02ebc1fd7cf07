import { Clock } from '@podlight/fake-kubernetes-api-server';
import { World } from '../world/World';
import { OperatedController } from './OperatedController';

/** A custom resource, with where it is in its life, and where it can go. */
export interface LifeStage {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly stage: string;
  readonly stages: readonly string[];
}

/** The lives of a cluster's custom resources, which are moved on by hand. */
export class Operators {
  readonly #controllers: readonly OperatedController[];
  readonly #world: World;
  readonly #clock: Clock;

  constructor(
    controllers: readonly OperatedController[],
    world: World,
    clock: Clock,
  ) {
    this.#controllers = controllers;
    this.#world = world;
    this.#clock = clock;
  }

  stages(): readonly LifeStage[] {
    return this.#controllers.map(({ life, stage }) => ({
      kind: life.kind,
      namespace: life.namespace,
      name: life.name,
      stage,
      stages: life.stages,
    }));
  }

  /** @throws Error where there is no such object, or its life has no such stage */
  moveTo(
    reference: Pick<LifeStage, 'kind' | 'namespace' | 'name'>,
    stage: string,
  ): void {
    const { kind, namespace, name } = reference;
    const controller = this.#controllers.find(
      ({ life }) =>
        life.kind === kind &&
        life.namespace === namespace &&
        life.name === name,
    );
    if (!controller) {
      throw new Error(`No operator keeps a ${kind} ${namespace}/${name}`);
    }
    controller.moveTo(stage, this.#clock.now());
    this.#world.refresh(controller);
  }
}
