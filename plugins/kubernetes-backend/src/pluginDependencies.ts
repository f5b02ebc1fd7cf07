import {
  AuditorService,
  AuthService,
  DatabaseService,
  HttpAuthService,
  HttpRouterService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  RootLifecycleService,
  SchedulerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  ActionsRegistryService,
  MetricsService,
} from '@backstage/backend-plugin-api/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { RuleSet } from '@podlight/backstage-plugin-kubernetes-common';
import {
  AuthProvider,
  ClusterProvider,
  FleetSource,
  NamespacePolicy,
  ServiceLocator,
} from '@podlight/backstage-plugin-kubernetes-node';
import { ModuleDefinitions } from './resources/addedDefinitions';

/** The Backstage services that it needs. */
export interface PluginServices {
  readonly actionsRegistry: ActionsRegistryService;
  readonly auditor: AuditorService;
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly config: RootConfigService;
  readonly database: DatabaseService;
  readonly httpAuth: HttpAuthService;
  readonly httpRouter: HttpRouterService;
  readonly logger: LoggerService;
  readonly metrics: MetricsService;
  readonly permissions: PermissionsService;
  readonly permissionsRegistry: PermissionsRegistryService;
  readonly rootLifecycle: RootLifecycleService;
  readonly scheduler: SchedulerService;
  readonly userInfo: UserInfoService;
}

/** Additions of modules. */
export interface PluginAdditions {
  readonly clusterProviders: readonly ClusterProvider[];
  readonly authProviders: readonly AuthProvider[];
  readonly serviceLocators: readonly ServiceLocator[];
  readonly fleetSources: readonly FleetSource[];
  readonly namespacePolicies: readonly NamespacePolicy[];
  readonly ruleSets: readonly RuleSet[];
  readonly resourceDefinitions: readonly ModuleDefinitions[];
}
