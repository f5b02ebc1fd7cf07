import { CRASH_CLASSES } from './crash';
import { FailureClass } from './define';
import { DISRUPTION_CLASSES, RESIZE_CLASSES } from './disruption';
import { IMAGE_CLASSES } from './image';
import {
  AUTOSCALING_CLASSES,
  CREATE_CLASSES,
  CUSTOM_CLASSES,
  JOB_CLASSES,
  NODE_CLASSES,
  SERVICE_CLASSES,
  STORAGE_CLASSES,
  WORKLOAD_CLASSES,
} from './owner';
import { PROBE_CLASSES } from './probe';
import { SCHEDULING_CLASSES } from './scheduling';
import { CONFIG_CLASSES, START_CLASSES } from './start';
import { NETWORK_CLASSES, VOLUME_CLASSES } from './volume';

export type { FailureClass, FailureCategory } from './define';

/**
 * All built-in failure classes.
 *
 * @public
 */
export const FAILURE_CLASSES = {
  ...IMAGE_CLASSES,
  ...CONFIG_CLASSES,
  ...START_CLASSES,
  ...CRASH_CLASSES,
  ...PROBE_CLASSES,
  ...SCHEDULING_CLASSES,
  ...VOLUME_CLASSES,
  ...NETWORK_CLASSES,
  ...DISRUPTION_CLASSES,
  ...RESIZE_CLASSES,
  ...CREATE_CLASSES,
  ...WORKLOAD_CLASSES,
  ...JOB_CLASSES,
  ...AUTOSCALING_CLASSES,
  ...STORAGE_CLASSES,
  ...SERVICE_CLASSES,
  ...CUSTOM_CLASSES,
  ...NODE_CLASSES,
} satisfies Readonly<Record<string, FailureClass>>;

/**
 * The name of a built-in failure class. Rule sets add others.
 *
 * @public
 */
export type FailureClassName = keyof typeof FAILURE_CLASSES;

/**
 * Whether a finding's class is one of {@link FAILURE_CLASSES}.
 *
 * @public
 */
export function isFailureClassName(name: string): name is FailureClassName {
  return Object.hasOwn(FAILURE_CLASSES, name);
}
