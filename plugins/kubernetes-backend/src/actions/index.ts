import { UserInfoService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ServicePipeline } from '../pipeline';
import { ActionContext } from './ActionContext';
import { registerCrashLog } from './crashLogAction';
import { FleetLister } from './FleetLister';
import { registerExplainService } from './explainServiceAction';
import { registerListUnhealthy } from './listUnhealthyAction';
import { listOwnedServices } from './ownedServices';
import { registerWhoIsAffected } from './whoIsAffectedAction';

export { auditWith, tabUrlBelow } from './ActionContext';
export { FleetLister } from './FleetLister';
export { ServiceReader } from './ServiceReader';

/** What the actions need beside a reader. */
export interface ActionServices {
  readonly catalog: CatalogService;
  readonly userInfo: UserInfoService;
  readonly pipeline: ServicePipeline;
  /** Absent where the fleet index is off. */
  readonly fleet?: FleetLister;
}

/** Registers all actions. */
export function registerActions(
  registry: ActionsRegistryService,
  context: ActionContext,
  { fleet, pipeline, ...services }: ActionServices,
): void {
  registerExplainService(registry, context);
  registerCrashLog(registry, context, pipeline);
  registerListUnhealthy(
    registry,
    context,
    (credentials, limit) => listOwnedServices(services, credentials, limit),
    fleet,
  );
  registerWhoIsAffected(registry, context, services.catalog);
}
