import { googleTokenFrom } from './googleToken';

const made = jest.fn();
let answer: { readonly token?: string | null; readonly expiry?: number };

class GoogleAuth {
  constructor(options: object) {
    made(options);
  }

  getClient = async () => ({
    getAccessToken: async () => ({ token: answer.token }),
    credentials: { expiry_date: answer.expiry },
  });
}

const get = (key?: string) =>
  googleTokenFrom(key, async () => ({ GoogleAuth } as never))();

const SECRET = 'super-secret-key';

beforeEach(() => {
  made.mockClear();
  answer = { token: 'ya29', expiry: Date.parse('2026-01-01T12:00:00Z') };
});

it('gives the token with the moment at which it ends', async () => {
  expect(await get()).toEqual({
    token: 'ya29',
    expiresAt: new Date('2026-01-01T12:00:00Z'),
  });
  answer = { token: 'ya29' };
  expect(await get()).toEqual({ token: 'ya29' });
});

it('uses the configured key, or what the machine has', async () => {
  await get();
  expect(made.mock.calls[0][0]).not.toHaveProperty('credentials');
  await get(JSON.stringify({ private_key: SECRET }));
  expect(made.mock.calls[1][0]).toMatchObject({
    credentials: { private_key: SECRET },
    scopes: 'https://www.googleapis.com/auth/cloud-platform',
  });
});

it.each([
  ['', 'is empty'],
  ['  ', 'is empty'],
  [`{"private_key": "${SECRET}"`, "isn't the JSON"],
  [`"${SECRET}"`, "isn't the JSON"],
  ['null', "isn't the JSON"],
])(
  'says what is wrong with a key, without quoting it (%#)',
  async (key, words) => {
    const error: Error = await get(key).catch(each => each);
    expect(error.message).toContain(words);
    expect(error.message).not.toContain(SECRET);
    expect(made).not.toHaveBeenCalled();
  },
);

it.each([null, '', undefined])(
  'says what to set without a token: %p',
  async token => {
    answer = { token };
    await expect(get()).rejects.toThrow('GOOGLE_APPLICATION_CREDENTIALS');
  },
);
