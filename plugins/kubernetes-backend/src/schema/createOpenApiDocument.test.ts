import { Simulator } from '@internal/cluster-simulator';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { startFleet } from '../__testUtils__/fleet';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';
import { FLEET_ROUTES, PLATFORM_ROUTES, ROUTES } from '../routes/createRouter';
import { createOpenApiDocument } from './createOpenApiDocument';

const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

const written: unknown = parse(
  readFileSync(join(__dirname, 'openapi.yaml'), 'utf8'),
);
const { paths, components } = documentSchema.parse(written);

/** A component as a JSON schema that stands by itself. */
function responseSchema(name: string): z.ZodType {
  const text = JSON.stringify({
    $ref: `#/components/schemas/${name}`,
    $defs: components.schemas,
  });
  return z.fromJSONSchema(
    JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')),
  );
}

describe('the OpenAPI document', () => {
  it('is what `yarn docs:openapi` writes', () => {
    expect(written).toEqual(
      JSON.parse(JSON.stringify(createOpenApiDocument())),
    );
  });

  it('has every route, and no other', () => {
    const served = [...ROUTES, ...FLEET_ROUTES, ...PLATFORM_ROUTES].map(
      ({ path }) => path.replace(/:(\w+)/g, '{$1}'),
    );
    const described = Object.entries(paths)
      .filter(([, { get }]) => get)
      .map(([path]) => path);
    expect(described.sort()).toEqual(served.sort());
  });

  it('documents Retry-After where a response has it', () => {
    const waits = Object.entries(paths).flatMap(([path, operations]) =>
      Object.values(operations).flatMap(operation => {
        const { responses } = z
          .object({
            responses: z.record(
              z.string(),
              z.object({ headers: z.unknown().optional() }),
            ),
          })
          .parse(operation);
        expect(responses).toHaveProperty('503');
        return responses['429']?.headers ? [path] : [];
      }),
    );
    const asked = [...ROUTES, { path: '/v1/clusters/:cluster/diagnosis' }];
    const limited = asked.map(({ path }) => path.replace(/:(\w+)/g, '{$1}'));
    expect(waits).toEqual(expect.arrayContaining(limited));
    for (const path of limited.filter(each => /(live|logs)$/.test(each))) {
      expect(paths[path].get).toMatchObject({
        responses: { 503: { headers: { 'Retry-After': {} } } },
      });
    }
  });

  describe('describes', () => {
    let simulator: Simulator;
    let backend: TestBackend;

    beforeAll(async () => {
      simulator = await startFleet('one', 'two');
      backend = await startBackend({ simulator });
    });

    afterAll(async () => {
      await backend.stop();
      await simulator.stop();
    });

    it('what the snapshot and the events of a pod are, and nothing else', async () => {
      const service = 'component/default/shop';
      const answers = await Promise.all(
        [`${service}/snapshot`, `${service}/pods/one/shop/web-one/events`].map(
          async path => (await backend.get(path)).json(),
        ),
      );
      expect(responseSchema('ServiceSnapshot').parse(answers[0])).toBeDefined();
      expect(responseSchema('EventRows').parse(answers[1])).toEqual([]);
      expect(
        responseSchema('ServiceSnapshot').safeParse({
          ...answers[0],
          token: 'x',
        }).success,
      ).toBe(false);
    });

    it('each line of the live stream, patches too', async () => {
      const message = responseSchema('ServiceMessage');
      const response = await backend.get('component/default/shop/live');
      const types = new Set<unknown>();
      let text = '';
      for await (const chunk of response.body ?? []) {
        text += Buffer.from(chunk).toString();
        const lines = text.split('\n');
        text = lines.pop() ?? '';
        for (const line of lines) {
          const parsed: unknown = JSON.parse(line);
          expect(message.safeParse(parsed).error).toBeUndefined();
          types.add(z.object({ type: z.string() }).parse(parsed).type);
        }
        if (types.has('cluster')) {
          simulator
            .cluster('two')
            .delete({ kind: 'Pod', namespace: 'shop', name: 'web-two' });
        }
        if (types.has('patch')) break;
      }
      expect([...types].sort()).toEqual(['cluster', 'hello', 'patch']);
    });
  });
});
