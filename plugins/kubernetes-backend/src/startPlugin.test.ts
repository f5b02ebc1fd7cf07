import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  actionsRegistryServiceMock,
  metricsServiceMock,
} from '@backstage/backend-test-utils/alpha';
import { JsonObject } from '@backstage/types';
import { until } from './__testUtils__/until';
import { celCompiler } from './__testUtils__/celCompiler';
import { startTestLua } from './__testUtils__/luaRuntime';
import { PluginServices } from './pluginDependencies';
import { ModuleDefinitions } from './resources/addedDefinitions';
import { startPlugin } from './startPlugin';

type Hook = () => void | Promise<void>;

async function start(
  data: JsonObject,
  startLua = startTestLua,
  modules: readonly ModuleDefinitions[] = [],
) {
  const warnings: string[] = [];
  const hooks: Record<'startup' | 'beforeShutdown' | 'shutdown', Hook[]> = {
    startup: [],
    beforeShutdown: [],
    shutdown: [],
  };
  const logger = mockServices.logger.mock({
    warn: message => warnings.push(message),
  });
  const httpRouter = mockServices.httpRouter.mock();
  const deps: PluginServices = {
    actionsRegistry: actionsRegistryServiceMock.mock(),
    auditor: mockServices.auditor.mock(),
    auth: mockServices.auth(),
    catalog: catalogServiceMock({ entities: [] }),
    config: mockServices.rootConfig({ data }),
    database: mockServices.database.mock(),
    httpAuth: mockServices.httpAuth(),
    httpRouter,
    logger,
    metrics: metricsServiceMock.mock(),
    permissions: mockServices.permissions(),
    permissionsRegistry: mockServices.permissionsRegistry.mock(),
    rootLifecycle: mockServices.rootLifecycle.mock({
      addStartupHook: hook => hooks.startup.push(hook),
      addBeforeShutdownHook: hook => hooks.beforeShutdown.push(hook),
      addShutdownHook: hook => hooks.shutdown.push(hook),
    }),
    scheduler: mockServices.scheduler.mock(),
    userInfo: mockServices.userInfo(),
  };
  await startPlugin(deps, {
    clusterProviders: [],
    authProviders: [],
    serviceLocators: [],
    namespacePolicies: [],
    fleetSources: [],
    ruleSets: [],
    resourceDefinitions: modules,
    cel: celCompiler,
    startLua,
    testOverrides: {},
  });
  return { warnings, hooks, httpRouter };
}

describe('startPlugin', () => {
  const started: Awaited<ReturnType<typeof start>>[] = [];
  const begin = async (...args: Parameters<typeof start>) => {
    const plugin = await start(...args);
    started.push(plugin);
    return plugin;
  };
  afterEach(async () => {
    for (const { hooks } of started.splice(0)) {
      for (const hook of hooks.shutdown) await hook();
    }
  });

  it('asks providers for clusters only when the backend has started, and says that there are none', async () => {
    const { warnings, hooks } = await begin({});
    expect(warnings).toEqual([]);
    for (const hook of hooks.startup) await hook();
    await until(() => warnings.length > 0);
    expect(warnings).toEqual([
      expect.stringContaining('No clusters configured'),
    ]);
  });

  it('ends streams before the server waits for them, and connections after that', async () => {
    const { hooks } = await begin({});
    expect(hooks.beforeShutdown).toHaveLength(1);
    expect(hooks.shutdown).toHaveLength(1);
  });

  it('lets nobody read metrics without a login unless that is configured', async () => {
    expect((await begin({})).httpRouter.addAuthPolicy).not.toHaveBeenCalled();
    const { httpRouter } = await begin({
      kubernetes: { metrics: { public: true } },
    });
    expect(httpRouter.addAuthPolicy).toHaveBeenCalledWith({
      path: '/metrics',
      allow: 'unauthenticated',
    });
    expect(httpRouter.addAuthPolicy).toHaveBeenCalledTimes(1);
  });

  it('says that unscrubbed logs need permissions, and only where those are off', async () => {
    const kubernetes = { logs: { allowUnscrubbed: true } };
    expect((await begin({ kubernetes })).warnings).toEqual([
      expect.stringMatching(
        /^kubernetes\.logs\.allowUnscrubbed has no effect without permission\.enabled/,
      ),
    ]);
    expect(
      (await begin({ kubernetes, permission: { enabled: true } })).warnings,
    ).toEqual([]);
  });

  it('does not start with a definition that does not compile, and names it', async () => {
    const thing = { group: 'example.com', kind: 'Thing', plural: 'things' };
    await expect(
      begin({
        kubernetes: {
          resources: [{ ...thing, health: { failed: 'status.phase ==' } }],
        },
      }),
    ).rejects.toThrow(
      /^kubernetes\.resources: Definition 1: things\.example\.com: health\.failed: /,
    );
    await expect(
      begin({ kubernetes: { resources: [{ ...thing, helth: {} }] } }),
    ).rejects.toThrow(/kubernetes\.resources: Definition 1 .*helth/);
  });

  it('does not start with a definition of a module that is wrong, and names the module', async () => {
    const thing = { group: 'example.com', kind: 'Thing', plural: 'things' };
    const module = (caller: string, definition: object) => ({
      caller,
      definitions: [{ ...thing, ...definition }],
    });
    const add = (...modules: readonly ModuleDefinitions[]) =>
      begin({}, undefined, modules);
    await expect(
      add(module('/a.js:3', { health: { failed: 'status.phase ==' } })),
    ).rejects.toThrow(
      /^The module at \/a\.js:3: Definition 1: things\.example\.com: health\.failed: /,
    );
    await expect(add(module('/a.js:3', { helth: {} }))).rejects.toThrow(
      /^The module at \/a\.js:3: Definition 1 \(things\.example\.com\): "helth"/,
    );
    await expect(
      add(module('/a.js:3', {}), module('/b.js:4', {})),
    ).rejects.toThrow(
      'The module at /a.js:3: Definition 1 and The module at /b.js:4: Definition 1 are both of things.example.com; merge them into one',
    );
  });

  it('starts Lua only where a definition needs it, and does not start without', async () => {
    const startLua = jest.fn(async () => {
      throw new Error('install wasmoon');
    });
    await begin({}, startLua);
    expect(startLua).not.toHaveBeenCalled();
    const key = 'resource.customizations.health.example.com_Thing';
    const resourceCustomizations = { [key]: 'return {}' };
    await expect(
      begin({ kubernetes: { resourceCustomizations } }, startLua),
    ).rejects.toThrow('install wasmoon');
    await begin({ kubernetes: { resourceCustomizations } });
    await expect(
      begin({ kubernetes: { resourceCustomizations: { [key]: 'if' } } }),
    ).rejects.toThrow(`${key}: script:1: `);
  });

  it('does not start with a service locator that is not there', async () => {
    await expect(
      begin({ kubernetes: { serviceLocatorMethod: { type: 'byTeam' } } }),
    ).rejects.toThrow(/no service locator 'byTeam'/);
  });
});
