import { tokenProblem } from './bearerToken';

const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJqbyJ9.c2lnbmF0dXJl';
const problem = (token: string) => tokenProblem('serviceAccountToken', token);

describe('tokenProblem', () => {
  it.each([
    JWT,
    `  ${JWT}\n`,
    'plain-token',
    // It only begins like one in base64.
    'ZXlK.eyJzdWIi.c2ln',
  ])('accepts %j', token => {
    expect(problem(token)).toBeUndefined();
  });

  it.each([
    ['', 'is empty'],
    [' \n', 'is empty'],
    ['${TOKEN}', 'a placeholder that was not filled in'],
    ['$TOKEN', 'a placeholder that was not filled in'],
    ['{{ .Values.token }}', 'a placeholder that was not filled in'],
    ['${{ secrets.TOKEN }}', 'a placeholder that was not filled in'],
    ['<your token>', 'a placeholder that was not filled in'],
    [`Bearer ${JWT}`, 'begins with "Bearer"'],
    [`bearer ${JWT}`, 'begins with "Bearer"'],
    [`"${JWT}"`, 'has quotation marks around it'],
    [`'${JWT}'`, 'has quotation marks around it'],
    [Buffer.from(JWT).toString('base64'), 'is in base64'],
    ['one two', 'has a space or a line break inside'],
    ['one\ntwo', 'has a space or a line break inside'],
    ['tökén', 'has characters that no token has'],
    ['one\u0000two', 'has characters that no token has'],
  ])('explains what is wrong with %j', (token, words) => {
    expect(problem(token)).toMatch(/^serviceAccountToken (?:is|begins|has) /);
    expect(problem(token)).toContain(words);
  });

  it.each([`Bearer ${JWT}`, `"${JWT}"`, `${JWT} ${JWT}`, `${JWT}ö`])(
    'does not quote it: %#',
    token => {
      expect(problem(token)).not.toContain('eyJ');
    },
  );
});
