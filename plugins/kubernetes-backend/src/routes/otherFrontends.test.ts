import { Simulator } from '@internal/cluster-simulator';
import {
  OTHER_VERSION_CODE,
  serviceMessageSchema,
} from '@podlight/backstage-plugin-kubernetes-common';
import { startFleet } from '../__testUtils__/fleet';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const SHOP = 'component/default/shop';
const POD = `${SHOP}/pods/one/shop/web-one`;

describe('frontends of other versions', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeAll(async () => {
    simulator = await startFleet('one', 'two');
    simulator
      .cluster('one')
      .setLog('shop', 'web-one', 'app', { current: 'one\ntwo\n' });
    backend = await startBackend({ simulator });
  });

  afterAll(async () => {
    await backend.stop();
    await simulator.stop();
  });

  async function ask(path: string, headers?: Record<string, string>) {
    const response = await backend.get(path, { headers });
    return { status: response.status, text: await response.text() };
  }

  /** The first message of a stream, which goes on. */
  async function readFirstMessage(path: string) {
    const leave = new AbortController();
    const response = await backend.get(path, {
      headers: { accept: 'application/x-ndjson' },
      signal: leave.signal,
    });
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    leave.abort();
    const [line] = new TextDecoder().decode(value).split('\n');
    return serviceMessageSchema.parse(JSON.parse(line));
  }

  // As the first frontend asked, and the first one with each route that came later.
  it.each([
    [`${SHOP}/snapshot`, '"hello"'],
    [`${POD}/logs`, 'one\ntwo\n'],
    [`${POD}/logs?container=app&tailLines=1&timestamps=true`, 'Z two\n'],
    [`${POD}/logs?container=app&limitBytes=1048576&sinceSeconds=3600`, 'two'],
    [`${POD}/events`, '['],
    [`${POD}/manifest`, 'kind: Pod'],
    [`${POD}/node-capacity`, '"known"'],
    [`${POD}/manifest?format=json`, '"kind"'],
    [`${SHOP}/usage`, '"clusters"'],
    [`${SHOP}/usage?cluster=one`, '"clusters"'],
    [`${SHOP}/logs?pods=one/shop/web-one/app`, '"lines"'],
    [`${SHOP}/logs?pods=one/shop/web-one&tailLines=100`, '"lines"'],
  ])('that are older have %s answered', async (path, words) => {
    const { status, text } = await ask(path);
    expect([status, text]).toEqual([200, expect.stringContaining(words)]);
  });

  it.each([
    ['', 'without a cursor'],
    ['?cursor=v9.abc~1,two:9', 'with a cursor of another form'],
    ['?cursor=&compact=true', 'with a parameter that is not known'],
  ])('have a stream with %p', async query => {
    expect(await readFirstMessage(`${SHOP}/live${query}`)).toMatchObject({
      type: 'hello',
      version: 1,
    });
  });

  it('have a snapshot whose tag is of another form', async () => {
    const { status } = await ask(`${SHOP}/snapshot`, {
      'if-none-match': 'W/"2.abc", "x"',
    });
    expect(status).toBe(200);
  });

  it.each([
    [`${POD}/logs?grep=panic`, 'grep'],
    [`${POD}/logs?tailLines=5&grep=panic&colors=true`, 'grep, colors'],
    [`${POD}/manifest?managedFields=true`, 'managedFields'],
    [`${SHOP}/usage?window=1h`, 'window'],
    [`${SHOP}/logs?pods=one/shop/web-one&previous=true`, 'previous'],
  ])(
    'that are newer get an error for %s that says what to upgrade',
    async (path, parameter) => {
      const { status, text } = await ask(path);
      expect(status).toBe(400);
      const { error } = JSON.parse(text);
      expect(error.code).toBe(OTHER_VERSION_CODE);
      expect(error.message).toMatch(
        new RegExp(
          `^@podlight/backstage-plugin-kubernetes-backend \\d\\S* does not know the parameter ${parameter}\\. .*upgrade @podlight/backstage-plugin-kubernetes-backend to the version of`,
        ),
      );
    },
  );

  it.each([`${SHOP}/topology`, `${POD}/profile`, `${POD}/logs/tail`])(
    'that are newer get an error for the route %s that says what to upgrade',
    async path => {
      const { status, text } = await ask(path);
      expect(status).toBe(404);
      expect(JSON.parse(text).error.message).toMatch(
        /has no such route.*upgrade @podlight\/backstage-plugin-kubernetes-backend to/,
      );
    },
  );

  it('quote no more of names than fit into a sentence', async () => {
    const { status, text } = await ask(`${POD}/logs?${'x'.repeat(5_000)}=1`);
    expect(status).toBe(400);
    expect(JSON.parse(text).error.message.length).toBeLessThan(500);
  });

  it('show what a link hides in a name', async () => {
    const { text } = await ask(
      `${POD}/logs?${encodeURIComponent('a\n\u202eb')}=1`,
    );
    expect(JSON.parse(text).error.message).toContain('parameter a ⟨U+202E⟩b.');
  });
});
