import { PartName } from '../catalog';
import { changeParts } from './changes';
import { clusterParts } from './clusters';
import { dialogParts } from './dialogs';
import { fleetParts } from './fleet';
import { guideParts } from './guides';
import { logParts } from './logs';
import { noticeParts } from './notices';
import { objectParts } from './objects';
import { Part } from './Part';
import { serviceParts } from './service';
import { viewParts } from './views';

/** Every part of the catalog; one that is missing here does not compile. */
export const PARTS: Readonly<Record<PartName, Part>> = {
  ...serviceParts,
  ...dialogParts,
  ...logParts,
  ...noticeParts,
  ...objectParts,
  ...changeParts,
  ...clusterParts,
  ...fleetParts,
  ...guideParts,
  ...viewParts,
};
