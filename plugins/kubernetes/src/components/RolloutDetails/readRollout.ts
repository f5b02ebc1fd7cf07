import { KubernetesResource } from '@podlight/backstage-plugin-kubernetes-react';
import { readSteps, RolloutStep } from './readSteps';
import { asFields, asList, asNumber, asText } from './values';

/** Why a Rollout waits, in the controller's word, and since when (RFC 3339). */
export interface RolloutPause {
  readonly reason: string;
  readonly since?: string;
}

/** How much the new revision is given, in percent. */
export interface RolloutWeight {
  /** What the steps say. */
  readonly set: number;
  /** What it has: a share of the requests where a router splits them, else of the pods. */
  readonly actual?:
    | { readonly of: 'requests'; readonly percent: number }
    | {
        readonly of: 'pods';
        readonly percent: number;
        readonly updated: number;
        readonly total: number;
      };
}

/** One of the two Services of blue-green, and the hash of the pods that it leads to. */
export interface RolloutSide {
  readonly service: string;
  readonly hash?: string;
}

/** An analysis as the Rollout itself tells it. */
export interface RolloutAnalysis {
  readonly type: 'step' | 'background' | 'prePromotion' | 'postPromotion';
  readonly name: string;
  readonly phase: string;
  readonly message?: string;
}

/** What is known of the progress of a Rollout. */
export interface RolloutProgress {
  readonly steps: readonly RolloutStep[];
  /** A canary that replaces its pods as a rolling update does; false where its steps were not sent, because of their size or its definition. */
  readonly isWithoutSteps: boolean;
  /** Index of the step that it is at, the number of steps when all are done; undefined where that has no meaning. */
  readonly current?: number;
  /** The newest revision is the stable one. */
  readonly isDone: boolean;
  /** Absent where none is set, and where all pods are of one revision. */
  readonly weight?: RolloutWeight;
  readonly pauses: readonly RolloutPause[];
  readonly isPausedInSpec: boolean;
  /** Absent unless it was aborted. `at` is RFC 3339. */
  readonly abort?: { readonly message?: string; readonly at?: string };
  readonly blueGreen?: {
    readonly active?: RolloutSide;
    readonly preview?: RolloutSide;
    /** Nobody has to promote it. */
    readonly isAutomatic: boolean;
    /** How long the preview waits until it is promoted by itself; absent without such a pause. */
    readonly promotesAfterSeconds?: number;
  };
  readonly analyses: readonly RolloutAnalysis[];
  /** Hash of the newest pod template. */
  readonly newest?: string;
}

/** Reads what a Rollout of Argo says about its progress; what has another shape is as if it were absent. */
export function readRollout({
  spec,
  status,
  conditions,
  omittedFields,
}: Pick<
  KubernetesResource,
  'conditions' | 'spec' | 'status' | 'omittedFields'
>): RolloutProgress {
  const strategy = asFields(asFields(spec).strategy);
  const state = asFields(status);
  const steps = readSteps(asFields(strategy.canary).steps);
  const newest = asText(state.currentPodHash);
  const isAborted = state.abort === true;
  const isDone =
    !isAborted && newest !== undefined && asText(state.stableRS) === newest;
  const current = isAborted ? undefined : currentStep(state, steps, isDone);
  const isWithoutSteps = hasNoSteps(strategy, state, omittedFields);
  const set = shareWanted(steps, current, state, isWithoutSteps);
  return {
    steps,
    isWithoutSteps,
    current,
    isDone,
    ...((steps.length > 0 || isWithoutSteps) &&
      !isDone &&
      set !== undefined && { weight: { set, actual: actualWeight(state) } }),
    pauses: asList(state.pauseConditions).flatMap(readPause),
    isPausedInSpec: asFields(spec).paused === true,
    ...(isAborted && {
      abort: {
        message: abortMessage(conditions) ?? asText(state.message),
        at: asText(state.abortedAt),
      },
    }),
    ...(strategy.blueGreen !== undefined && {
      blueGreen: readBlueGreen(strategy.blueGreen, state.blueGreen),
    }),
    analyses: readAnalyses(state),
    newest,
  };
}

/** Of each canary that has steps the controller writes at which it is. */
function hasNoSteps(
  { blueGreen, canary }: Readonly<Record<string, unknown>>,
  { currentStepIndex, replicas }: Readonly<Record<string, unknown>>,
  omittedFields: readonly string[] = [],
): boolean {
  const { steps } = asFields(canary);
  if (steps !== undefined) return Array.isArray(steps) && steps.length === 0;
  return (
    blueGreen === undefined &&
    currentStepIndex === undefined &&
    // Its definition lists what is read here.
    replicas !== undefined &&
    omittedFields.length === 0
  );
}

function shareWanted(
  steps: readonly RolloutStep[],
  current: number | undefined,
  state: Readonly<Record<string, unknown>>,
  isWithoutSteps: boolean,
): number | undefined {
  if (state.abort === true) return 0;
  return isWithoutSteps ? 100 : setWeight(steps, current, state);
}

function currentStep(
  state: Readonly<Record<string, unknown>>,
  steps: readonly RolloutStep[],
  isDone: boolean,
): number | undefined {
  if (isDone) return steps.length;
  const index = asNumber(state.currentStepIndex);
  return index === undefined || !Number.isInteger(index) || index < 0
    ? undefined
    : Math.min(index, steps.length);
}

/** As the controller finds it: the last weight up to the current step. */
function setWeight(
  steps: readonly RolloutStep[],
  current: number | undefined,
  { promoteFull }: Readonly<Record<string, unknown>>,
): number | undefined {
  if (promoteFull === true || current === steps.length) return 100;
  if (current === undefined) return undefined;
  const last = steps
    .slice(0, current + 1)
    .filter(step => step.type === 'setWeight')
    .at(-1);
  return last?.weight ?? 0;
}

function actualWeight(
  state: Readonly<Record<string, unknown>>,
): RolloutWeight['actual'] {
  const { weights } = asFields(state.canary);
  const routed = asNumber(asFields(asFields(weights).canary).weight);
  if (routed !== undefined) return { of: 'requests', percent: routed };
  const total = asNumber(state.replicas) ?? 0;
  if (total <= 0) return undefined;
  const updated = asNumber(state.updatedReplicas) ?? 0;
  const percent = Math.round((updated * 100) / total);
  return { of: 'pods', percent, updated, total };
}

function readPause(value: unknown): readonly RolloutPause[] {
  const { reason, startTime } = asFields(value);
  const word = asText(reason);
  return word === undefined ? [] : [{ reason: word, since: asText(startTime) }];
}

function abortMessage(
  conditions: KubernetesResource['conditions'],
): string | undefined {
  return conditions.find(({ reason }) => reason === 'RolloutAborted')?.message;
}

function readBlueGreen(
  spec: unknown,
  status: unknown,
): RolloutProgress['blueGreen'] {
  const { activeService, previewService, ...promotion } = asFields(spec);
  const seconds = asNumber(promotion.autoPromotionSeconds) ?? 0;
  const { activeSelector, previewSelector } = asFields(status);
  const side = (service: unknown, hash: unknown): RolloutSide | undefined => {
    const name = asText(service);
    return name === undefined
      ? undefined
      : { service: name, hash: asText(hash) };
  };
  return {
    active: side(activeService, activeSelector),
    preview: side(previewService, previewSelector),
    // The seconds end a pause also where automatic promotion is not enabled.
    isAutomatic: promotion.autoPromotionEnabled !== false || seconds > 0,
    ...(seconds > 0 && { promotesAfterSeconds: seconds }),
  };
}

function readAnalyses(
  state: Readonly<Record<string, unknown>>,
): readonly RolloutAnalysis[] {
  const canary = asFields(state.canary);
  const blueGreen = asFields(state.blueGreen);
  const read = (
    type: RolloutAnalysis['type'],
    value: unknown,
  ): readonly RolloutAnalysis[] => {
    const { name, status, message } = asFields(value);
    const run = asText(name);
    if (run === undefined) return [];
    const phase = asText(status) ?? 'Pending';
    return [{ type, name: run, phase, message: asText(message) }];
  };
  return [
    ...read('step', canary.currentStepAnalysisRunStatus),
    ...read('background', canary.currentBackgroundAnalysisRunStatus),
    ...read('prePromotion', blueGreen.prePromotionAnalysisRunStatus),
    ...read('postPromotion', blueGreen.postPromotionAnalysisRunStatus),
  ];
}
