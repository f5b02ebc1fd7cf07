import { ATTENTION_MESSAGES } from './attention';
import { CAPACITY_MESSAGES } from './capacity';
import { CLUSTERS_MESSAGES } from './clusters';
import { CLUSTERS_PAGE_MESSAGES } from './clustersPage';
import { CONNECT_MESSAGES } from './connect';
import { FAULTS_MESSAGES } from './faults';
import { FILTER_MESSAGES } from './filter';
import { FLEET_MESSAGES } from './fleet';
import { KEYS_MESSAGES } from './keys';
import { LOG_DIALOGS_MESSAGES } from './logDialogs';
import { LOGINS_MESSAGES } from './logins';
import { LOGS_MESSAGES } from './logs';
import { OBJECT_DRAWER_MESSAGES } from './objectDrawer';
import { OBJECTS_MESSAGES } from './objects';
import { POD_MESSAGES } from './pod';
import { PODS_MESSAGES } from './pods';
import { REACH_MESSAGES } from './reach';
import { RELATIONS_MESSAGES } from './relations';
import { REVISIONS_MESSAGES } from './revisions';
import { ROLLOUT_DETAILS_MESSAGES } from './rolloutDetails';
import { SUMMARY_MESSAGES } from './summary';
import { TIMELINE_MESSAGES } from './timeline';
import { TOUR_MESSAGES } from './tour';
import { USAGE_MESSAGES } from './usage';
import { VIEWS_MESSAGES } from './views';
import { WORKLOADS_MESSAGES } from './workloads';

/** The strings of the tab itself, in English. */
export const TAB_MESSAGES = {
  ...SUMMARY_MESSAGES,
  ...ATTENTION_MESSAGES,
  ...PODS_MESSAGES,
  ...CAPACITY_MESSAGES,
  ...CLUSTERS_MESSAGES,
  ...CLUSTERS_PAGE_MESSAGES,
  ...CONNECT_MESSAGES,
  ...FAULTS_MESSAGES,
  ...FILTER_MESSAGES,
  ...FLEET_MESSAGES,
  ...KEYS_MESSAGES,
  ...LOGINS_MESSAGES,
  ...LOGS_MESSAGES,
  ...LOG_DIALOGS_MESSAGES,
  ...OBJECT_DRAWER_MESSAGES,
  ...OBJECTS_MESSAGES,
  ...POD_MESSAGES,
  ...REACH_MESSAGES,
  ...RELATIONS_MESSAGES,
  ...REVISIONS_MESSAGES,
  ...ROLLOUT_DETAILS_MESSAGES,
  ...TIMELINE_MESSAGES,
  ...TOUR_MESSAGES,
  ...USAGE_MESSAGES,
  ...VIEWS_MESSAGES,
  ...WORKLOADS_MESSAGES,
};
