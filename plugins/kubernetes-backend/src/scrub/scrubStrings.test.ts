import { scrubStrings } from './scrubStrings';

describe('scrubStrings', () => {
  const row = { kind: 'Job', namespace: 'n', name: 'a' };
  const message = 'dial postgres://shop:hunter2@db:5432: refused';

  it.each([
    ['conditions', { conditions: [{ type: 'Failed', message }] }],
    ['images', { containers: [{ image: 'https://u:hunter2@r.io/web:1' }] }],
    ['commands', { command: ['sh', '-c', 'app --password hunter2'] }],
    ['arguments', { args: ['--db-password', 'hunter2', '--verbose'] }],
    ['symptoms', { symptoms: [{ params: { line: 'pw password=hunter2' } }] }],
    ['evidence', { evidence: [{ type: 'log', line: message }] }],
    ['what a name holds', { name: { message } }],
    ['reasons', { state: { reason: { message } } }],
  ])('takes credentials out of %s', (_, fields) => {
    const scrubbed = scrubStrings({ ...row, ...fields });
    expect(JSON.stringify(scrubbed)).not.toContain('hunter2');
    expect(scrubbed).toMatchObject({ kind: 'Job', namespace: 'n' });
  });

  it.each([
    ['labels', { metadata: { labels: { 'db-password': 'hunter2' } } }],
    ['annotations', { annotations: { 'example.com/api-key': 'hunter2' } }],
    ['selectors', { selector: { matchLabels: { token: 'hunter2' } } }],
    ['parameters', { parameters: { clientSecret: 'hunter2' } }],
    ['a label called name', { labels: { name: 'password=hunter2' } }],
    ['environments', { env: [{ name: 'DB_PASSWORD', value: 'hunter2' }] }],
    ['data', { data: { smtpPass: 'hunter2' } }],
    ['short options', { command: ['redis-cli', '-a', 'hunter2'] }],
    [
      'options of a command beside them',
      { command: ['mysqldump'], args: ['-uroot', '-phunter2', 'shop'] },
    ],
    [
      'options between arguments with spaces',
      { args: ['curl', '-H', 'A: b c', '-u', 'me:hunter2', 'https://x'] },
    ],
    ['what only looks like a name', { message: 'pass\u200bword=hunter2' }],
    ['other lines than the name', { message: 'password: |\n  hunter2\nx' }],
  ])('takes credentials out of %s', (_, fields) => {
    const scrubbed = JSON.stringify(scrubStrings({ ...row, ...fields }));
    expect(scrubbed).not.toContain('hunter2');
    expect(scrubbed).toContain('•••');
  });

  it.each([
    ['labels', { labels: { 'password-policy': 'strict', secret: 'shop/db' } }],
    ['labels of a state', { labels: { token: 'expired', password: 'true' } }],
    ['names of Secrets', { volumes: [{ secretName: 'db' }] }],
    ['our own fields', { params: { secret: 'db', token: 'web' } }],
    ['arguments', { args: ['-p', '8080:80', '--secret-name', 'db', 'a b'] }],
    ['environments', { env: [{ name: 'TOKEN_TTL', value: '3600' }] }],
  ])('leaves harmless %s', (_, fields) => {
    expect(scrubStrings(fields)).toBe(fields);
  });

  it.each([
    { field: 'secret', name: 'TOKEN', from: 'creds/token', to: 'creds-2/key' },
    { field: 'configMap', name: 'PASSWORD_RULES', to: 'rules/min.length' },
    { field: 'volume', name: 'tls', from: 'secret:web-tls', to: 'secret:b' },
  ])('leaves the names in changes of references: %j', change => {
    expect(scrubStrings(change)).toBe(change);
  });

  it.each([
    { field: 'secret', name: 'A', to: `creds/ghp_${'a1B2'.repeat(9)}` },
    { field: 'secret', name: 'TOKEN', to: 'Hunter 2' },
    { field: 'env', name: 'TOKEN', to: 'hunter2' },
    { field: 'volume', name: 'a', to: 'secret: hunter2' },
  ])('takes credentials out of changes, also of references: %j', change => {
    expect(scrubStrings(change)).not.toHaveProperty('to', change.to);
  });

  it('writes out what is not seen', () => {
    expect(scrubStrings({ message: 'a\u202eb\u200b' })).toEqual({
      message: 'a⟨U+202E⟩b⟨U+200B⟩',
    });
  });

  it('leaves what holds none as the very object', () => {
    const rows = { list: [row, { ...row, conditions: [{ message }] }] };
    expect(scrubStrings(rows).list[0]).toBe(row);
    expect(scrubStrings(row)).toBe(row);
  });

  it('never touches the names by which things are found again', () => {
    const pod = { name: `ghp_${'a'.repeat(36)}`, uid: 'token=1234567' };
    expect(scrubStrings({ pod })).toEqual({ pod });
  });
});
