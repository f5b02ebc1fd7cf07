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
    ['reasons', { state: { reason: { message } } }],
  ])('takes credentials out of %s', (_, fields) => {
    const scrubbed = scrubStrings({ ...row, ...fields });
    expect(JSON.stringify(scrubbed)).not.toContain('hunter2');
    expect(scrubbed).toMatchObject(row);
  });

  it('writes out what nobody sees', () => {
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
