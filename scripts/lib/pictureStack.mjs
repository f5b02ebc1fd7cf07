/**
 * The demo with additional services, which only the screenshots need.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPONENTS_OF_PICTURES, SERVICES_OF_PICTURES } from './pictures.mjs';
import { root } from './toolchain.mjs';

/** Options of `startStack` for the demo with the services that only pictures need. */
export async function pictureStackOptions() {
  const folder = join(root, 'node_modules/.cache/podlight-pictures');
  mkdirSync(folder, { recursive: true });
  const { parse, stringify } = await import('yaml');
  const demo = parse(
    readFileSync(
      join(root, 'packages/cluster-simulator/scenarios/demo.yaml'),
      'utf8',
    ),
  );
  const scenario = join(folder, 'scenario.yaml');
  const services = [...demo.services, ...SERVICES_OF_PICTURES];
  writeFileSync(scenario, stringify({ ...demo, services }));

  const components = join(folder, 'components.yaml');
  writeFileSync(
    components,
    Object.entries(COMPONENTS_OF_PICTURES)
      .map(([name, description]) =>
        stringify(catalogComponent(name, description)),
      )
      .join('---\n'),
  );
  const config = join(folder, 'app-config.pictures.yaml');
  const targets = [
    join(root, 'examples/services.yaml'),
    join(root, 'examples/org.yaml'),
    components,
  ];
  const locations = targets.map(target => ({ type: 'file', target }));
  writeFileSync(config, stringify({ catalog: { locations } }));
  return { simulate: ['--scenario', scenario], config: [config] };
}

function catalogComponent(name, description) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      description,
      annotations: { 'backstage.io/kubernetes-id': name },
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'commerce',
      system: 'shop',
    },
  };
}
