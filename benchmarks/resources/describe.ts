/**
 * CPU time of describing 1,000 custom resources of the demo by the shipped definitions,
 * and by a script in Lua. Prints JSON.
 */
import { startSimulator } from '@internal/cluster-simulator';
import {
  CustomResource,
  judgeCustomResource,
  parseCustomResource,
} from '@podlight/backstage-plugin-kubernetes-common';
import { get } from 'node:https';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { loadCel } from '../../plugins/kubernetes-backend/src/resources/cel/loadCel';
import { DefinitionRegistry } from '../../plugins/kubernetes-backend/src/resources/DefinitionRegistry';
import { loadLua } from '../../plugins/kubernetes-backend/src/resources/lua/loadLua';
import { readCustomizations } from '../../plugins/kubernetes-backend/src/resources/readCustomizations';
import {
  JUDGED_DEFINITIONS,
  SHIPPED_DEFINITIONS,
} from '../../plugins/kubernetes-backend/src/resources/shipped';

const OBJECTS = 1_000;
const ROUNDS = 20;

const SCRIPT = `
hs = { status = "Progressing", message = "Waiting" }
if obj.status ~= nil and obj.status.conditions ~= nil then
  for _, condition in ipairs(obj.status.conditions) do
    if condition.type == "Ready" then
      hs.status = condition.status == "True" and "Healthy" or "Degraded"
      hs.message = condition.message
    end
  end
end
return hs`;

interface Item {
  readonly api: { readonly group: string; readonly plural: string };
  readonly raw: unknown;
  readonly resource: CustomResource;
}

async function readObjects(): Promise<readonly Item[]> {
  const simulator = await startSimulator({
    scenario: join(
      process.cwd(),
      'packages/cluster-simulator/scenarios/demo.yaml',
    ),
  });
  const read = (cluster: (typeof simulator.clusters)[number], path: string) =>
    new Promise<{ items?: object[] }>((resolve, reject) => {
      get(
        cluster.url + path,
        {
          ca: Buffer.from(cluster.caData, 'base64'),
          headers: { authorization: `Bearer ${cluster.tokens.reader}` },
        },
        response => {
          // Only some of the versions are served.
          if (response.statusCode !== 200) {
            response.resume();
            resolve({});
            return;
          }
          json(response).then(
            body => resolve(body as { items?: object[] }),
            reject,
          );
        },
      ).on('error', reject);
    });
  const items: Item[] = [];
  for (const cluster of simulator.clusters) {
    for (const { group, plural } of JUDGED_DEFINITIONS) {
      for (const version of ['v1', 'v2', 'v1alpha1', 'v1beta1']) {
        const path = `/apis/${group}/${version}/${plural}`;
        for (const raw of (await read(cluster, path)).items ?? []) {
          const api = { group, plural };
          const resource = parseCustomResource(raw, api);
          if (resource) items.push({ api, raw, resource });
        }
      }
    }
  }
  await simulator.stop();
  return items;
}

/** The least of many rounds: others use the machine, too. */
function least(work: () => void): number {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}

async function main() {
  const different = await readObjects();
  const all = Array.from(
    { length: OBJECTS },
    (_, index) => different[index % different.length],
  );
  const engines = { cel: await loadCel(), lua: await loadLua() };
  const shipped = new DefinitionRegistry(engines, SHIPPED_DEFINITIONS);
  const healthOnly = new DefinitionRegistry(
    engines,
    SHIPPED_DEFINITIONS.map(({ group, kind, plural, health }) => ({
      group,
      kind,
      plural,
      health,
    })),
  );
  const scripts = readCustomizations(
    { 'resource.customizations.health.*_*': SCRIPT },
    () => undefined,
  );
  const lua = new DefinitionRegistry(engines, [], { customizations: scripts });
  const describe = (registry: DefinitionRegistry) => () => {
    for (const { api, raw, resource } of all) {
      registry.describe(api, raw, resource);
    }
  };
  const first = process.cpuUsage();
  describe(shipped)();
  const { user, system } = process.cpuUsage(first);
  process.stdout.write(
    `${JSON.stringify({
      objects: different.length,
      bytes: Buffer.byteLength(JSON.stringify(all.map(({ raw }) => raw))),
      firstMs: (user + system) / 1_000,
      parseMs: least(() => {
        for (const { api, raw } of all) parseCustomResource(raw, api);
      }),
      conditionsMs: least(() => {
        for (const { resource } of all) judgeCustomResource(resource);
      }),
      healthMs: least(describe(healthOnly)),
      allMs: least(describe(shipped)),
      luaMs: least(describe(lua)),
    })}\n`,
  );
  process.exit(0);
}

void main();
