import { ResponseError } from '@backstage/errors';
import { errorText, logFailure } from './logFailure';

const refusal = (status: number, code?: string) =>
  ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Error', message: 'not \u202enow', code },
        response: { statusCode: status },
      }),
      { status, headers: { 'Content-Type': 'application/json' } },
    ),
  );

it.each<[number, string | undefined, string]>([
  [400, 'not-started', 'notStarted'],
  [400, 'not-scheduled', 'notStarted'],
  [400, 'no-previous-run', 'noPrevious'],
  [400, 'container', 'notThere'],
  [400, undefined, 'notThere'],
  [401, undefined, 'forbidden'],
  [403, undefined, 'forbidden'],
  [404, undefined, 'gone'],
  [410, undefined, 'gone'],
  [429, undefined, 'busy'],
  [500, undefined, 'failed'],
  // Named like something that every object has.
  [404, 'constructor', 'gone'],
])('%s with code %s is %s', async (status, code, key) => {
  expect(logFailure(await refusal(status, code))).toBe(key);
});

it('has no other words for what is no answer', () => {
  expect(logFailure(new TypeError('Failed to fetch'))).toBe('failed');
});

it("quotes the backend's own words, such that nothing of them is unseen", async () => {
  const text = errorText(await refusal(404));
  expect(text).toMatch(/^not .*now$/);
  expect(text).not.toContain('\u202e');
});
