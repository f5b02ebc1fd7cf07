import { execFileSync, spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const ROOT = join(__dirname, '../../..');
const LIB = join(ROOT, 'scripts/lib');

/** What a module script prints, as JSON. */
function evaluate(script: string): any {
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    }),
  );
}

function write(folder: string, files: Record<string, string>) {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

describe('the demo', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'podlight-demo-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  describe('the key of its built app', () => {
    const SOURCES = {
      'yarn.lock': 'react@18',
      'app-config.yaml': 'app: {}',
      'packages/app/package.json': '{}',
      'packages/app/public/index.html': '<html>',
      'packages/app/src/App.tsx': 'export default 1;',
      'plugins/kubernetes/src/components/Grid.tsx': 'export const a = 1;',
      'plugins/kubernetes-common/src/rank.ts': 'export const b = 1;',
      'plugins/kubernetes-react/config.d.ts': 'export interface Config {}',
    };
    const OTHERS = {
      'README.md': '# Podlight',
      'docs/architecture.md': '# Architecture',
      'plugins/kubernetes/README.md': '# Tab',
      'plugins/kubernetes/src/components/Grid.test.tsx': 'it.todo("1");',
      'plugins/kubernetes/src/fixtures/pods.ts': 'export const pods = [];',
      'plugins/kubernetes-backend/src/index.ts': 'export const c = 1;',
      'packages/app/e2e-tests/pods.test.ts': 'test("1");',
    };

    /** Before and after each of the changes, all from the same start. */
    function keys(changes: readonly Record<string, string>[]) {
      const folders = [{}, ...changes].map((change, index) => {
        const place = join(folder, String(index));
        write(place, { ...SOURCES, ...OTHERS, ...change });
        return place;
      });
      const [before, ...after] = evaluate(`
        import { appKey } from '${LIB}/appCache.mjs';
        console.log(JSON.stringify(${JSON.stringify(folders)}.map(appKey)));
      `) as string[];
      return { before, after };
    }

    it('changes when a source of the app changes, comes, or is renamed', () => {
      const changes = [
        ...Object.keys(SOURCES).map(name => ({ [name]: 'changed' })),
        { 'plugins/kubernetes/src/New.tsx': '' },
      ];
      const { before, after } = keys(changes);
      expect(new Set([before, ...after]).size).toBe(changes.length + 1);
    });

    it('stays when docs, tests or the backend change', () => {
      const { before, after } = keys(
        Object.keys(OTHERS).map(name => ({ [name]: 'changed' })),
      );
      expect(new Set([before, ...after]).size).toBe(1);
    });

    it('covers every package of this repository that the app bundles', () => {
      const sources: string[] = evaluate(`
        import { APP_SOURCES } from '${LIB}/appCache.mjs';
        console.log(JSON.stringify(APP_SOURCES));
      `);
      const unseen = ['packages/app'];
      for (const place of unseen) {
        const { dependencies } = JSON.parse(
          readFileSync(join(ROOT, place, 'package.json'), 'utf8'),
        );
        unseen.push(
          ...Object.entries<string>(dependencies)
            .filter(([, version]) => version.startsWith('workspace:'))
            .map(([name]) =>
              name.replace('@podlight/backstage-plugin-', 'plugins/'),
            )
            .filter(other => !unseen.includes(other)),
        );
      }
      expect(unseen.length).toBeGreaterThan(2);
      expect(sources).toEqual(
        expect.arrayContaining(unseen.map(place => join(place, 'src'))),
      );
    });
  });

  describe('the server of its built app', () => {
    const stops: (() => void)[] = [];
    const SCRIPT = 'console.log("tab");'.repeat(100);

    /** Starts one for the folder `app`; resolves with its port. */
    async function startServer({ preferred = 0, serves = true } = {}) {
      const script = `
        import { openAppServer } from '${LIB}/appServer.mjs';
        const server = await openAppServer(${preferred});
        if (${serves}) server.serve('${folder}/app', {
          backend: { baseUrl: 'http://localhost:7008/</script>' },
        });
        console.log(server.port);
      `;
      const child = spawn(process.execPath, [
        '--input-type=module',
        '-e',
        script,
      ]);
      stops.push(() => child.kill());
      return new Promise<number>((resolve, reject) => {
        child.stdout.once('data', line => resolve(Number(line)));
        child.once('exit', () => reject(new Error('It ended.')));
      });
    }

    beforeEach(() =>
      write(folder, {
        'secret.js': 'secret',
        'app/index.html': `<html><script type="backstage.io/config">[{"context":"app","data":{"backend":{"baseUrl":"x"}}}]</script></html>`,
        'app/favicon.svg': '<svg/>',
        'app/.config-schema.json': '{}',
        'app/static/main.12ab.js': SCRIPT,
      }),
    );
    afterEach(() => stops.splice(0).forEach(stop => stop()));

    it('sends scripts compressed, to be kept by the browser', async () => {
      const name = join(folder, 'app/static/main.12ab.js');
      writeFileSync(`${name}.gz`, gzipSync(readFileSync(name)));
      const port = await startServer();
      const answer = await fetch(
        `http://localhost:${port}/static/main.12ab.js`,
        { headers: { 'accept-encoding': 'gzip' } },
      );
      expect(await answer.text()).toBe(SCRIPT);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-encoding': 'gzip',
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': expect.stringMatching(/immutable/),
      });
    });

    it('sends the page for every address of the app, with its configuration, never to be kept', async () => {
      const port = await startServer();
      for (const path of ['/', '/index.html', '/catalog/default/component/x']) {
        const answer = await fetch(`http://localhost:${port}${path}`);
        const page = await answer.text();
        const [, json] = /config">(.*?)<\/script>/.exec(page) ?? [];
        expect(JSON.parse(json).at(-1).data.backend.baseUrl).toBe(
          'http://localhost:7008/</script>',
        );
        expect(answer.headers.get('cache-control')).toBe('no-store');
      }
    });

    it.each([
      '/static/gone.js',
      '/static/..%2f..%2fsecret.js',
      '/static/%00.js',
      '/static/%',
    ])('does not find %s', async path => {
      const port = await startServer();
      const answer = await fetch(`http://localhost:${port}${path}`);
      expect(await answer.text()).not.toContain('secret');
      expect(answer.status).toBe(404);
    });

    it('takes another port where the preferred one is taken', async () => {
      const other = createServer().listen(0, 'localhost');
      stops.push(() => other.close());
      await new Promise(resolve => other.once('listening', resolve));
      const preferred = (other.address() as AddressInfo).port;
      expect(await startServer({ preferred })).not.toBe(preferred);
    });

    it('answers 503 until there is an app', async () => {
      const port = await startServer({ serves: false });
      expect((await fetch(`http://localhost:${port}/`)).status).toBe(503);
    });
  });
});
