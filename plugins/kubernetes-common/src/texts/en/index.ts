import { AGAIN_TEXTS } from './again';
import { configTexts } from './config';
import { crashTexts } from './crash';
import { createTexts } from './create';
import { disruptionTexts } from './disruption';
import { imageTexts } from './image';
import { networkTexts } from './network';
import {
  autoscalingTexts,
  customTexts,
  nodeTexts,
  storageTexts,
} from './platform';
import { serviceTexts } from './service';
import { routingTexts } from './routing';
import { disruptionBudgetTexts } from './disruptionBudget';
import { probeTexts } from './probe';
import { PROBE_RESULT_TEXTS } from './probeResults';
import { schedulingTexts } from './scheduling';
import { SIGNATURE_TEXTS } from './signatures';
import { startTexts } from './start';
import { volumeTexts } from './volume';
import { jobTexts, workloadTexts } from './workload';

/**
 * The texts of every failure class, by class.
 *
 * @public
 */
export const CLASS_TEXTS = {
  ...imageTexts,
  ...configTexts,
  ...startTexts,
  ...crashTexts,
  ...probeTexts,
  ...schedulingTexts,
  ...volumeTexts,
  ...networkTexts,
  ...disruptionTexts,
  ...createTexts,
  ...workloadTexts,
  ...jobTexts,
  ...autoscalingTexts,
  ...storageTexts,
  ...serviceTexts,
  ...routingTexts,
  ...disruptionBudgetTexts,
  ...customTexts,
  ...nodeTexts,
} as const;

/**
 * What developers are told about each failure class, in English.
 *
 * @public
 */
export const FINDING_MESSAGES = {
  ...CLASS_TEXTS,
  signature: SIGNATURE_TEXTS,
  again: AGAIN_TEXTS,
  probeResult: PROBE_RESULT_TEXTS,
};
