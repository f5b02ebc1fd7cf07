import { scrubField } from './scrubField';

const encode = (text: string) => Buffer.from(text).toString('base64');

const KEY = [
  '-----BEGIN RSA PRIVATE KEY-----',
  'MIIEowIBAAKCAQEAhunter2hunter2hunter2hunter2hunter2hunter2hunter2',
  '-----END RSA PRIVATE KEY-----',
].join('\n');

describe('scrubField', () => {
  it.each([
    ['basicAuth', 'admin:hunter2'],
    ['auth', 'hunter2'],
    ['Authorization', 'Custom hunter2'],
    ['Proxy-Authorization', 'Basic hunter2'],
    ['Cookie', 'sid=hunter2'],
    ['Set-Cookie', 'sid=hunter2; Path=/'],
    ['credentials', 'admin:hunter2'],
    ['otp', 'hunter2'],
    ['kubeconfig', 'users: [{token: hunter2}]'],
    ['AWS_SECRET_ACCESS_KEY', 'hunter2'],
    ['secrets', 'Hunter2 hunter2'],
  ])('hides what is called %s', (name, text) => {
    expect(scrubField(name, text)).toBe('•••');
  });

  it.each([
    ['a URL with a user', 'https://hunter2@example.com/shop.git'],
    ['a URL with a password', 'https://ci:hunter2@example.com/shop.git'],
    ['a token in a query', 'https://example.com/?a=1&access_token=hunter2'],
    ['a key in a query', 'https://example.com/?key=hunter2&b=2'],
    ['a signature in a query', 'https://x.example/a?sv=2020&sig=hunter2%3D'],
    ['JDBC', 'jdbc:postgresql://db/shop?user=a&password=hunter2'],
    ['JDBC of SQL Server', 'jdbc:sqlserver://db:1433;user=sa;password=hunter2'],
    ['ADO', 'Server=db;Database=a;User Id=sa;Pwd=hunter2;Encrypt=True'],
    ['AMQP', 'amqps://shop:hunter2@mq:5671/v'],
    ['a variable', 'export AWS_SECRET_ACCESS_KEY=hunter2hunter2 && run'],
    ['a private key', KEY],
    ['YAML', 'db:\n  host: a\n  password: hunter2\n'],
    ['a map of secrets in YAML', 'secrets:\n  shop:\n    db: hunter2\n'],
    ['YAML of several documents', 'a: 1\n---\nbasicAuth: a:hunter2\n'],
    ['a folded text in YAML', 'basicAuth: >\n  admin:\n  hunter2\n'],
    ['a pair in JSON', '{"env":[{"key":"DB_PASSWORD","val":"hunter2"}]}'],
    ['an escaped text in JSON', '{"secrets":{"db":"hunter2\\u0031 \\"a"}}'],
  ])('hides the credential in %s', (_, text) => {
    const scrubbed = scrubField('x', text);
    expect(scrubbed).toContain('•••');
    expect(scrubbed).not.toContain('hunter2');
  });

  it.each([
    ['a private key', KEY],
    ['a URL', 'postgres://shop:hunter2@db/shop'],
    ['YAML', 'password: hunter2'],
    ['a user and a password', 'admin:hunter2'],
    ['base64', encode('AWS_SECRET_ACCESS_KEY=hunter2')],
  ])('hides %s in base64', (_, text) => {
    expect(scrubField('x', encode(text))).toBe('•••');
    expect(scrubField('x', `echo ${encode(text)} done`)).toBe('echo ••• done');
  });

  it('hides what no word looks like', () => {
    expect(scrubField('Value', 'aB3dE5gH7jK9mN1pQ2sT')).toBe('•••');
    expect(scrubField('configHash', 'aB3dE5gH7jK9mN1pQ2sT')).toMatch(/^aB3/);
  });

  it('hides a document whose credential is too short to be found in it', () => {
    expect(scrubField('x', '{"secrets":{"db":"abc"},"a":"abc"}')).toBe('•••');
  });

  it.each([
    ['auth', 'scram-sha-512'],
    ['authorization', 'simple'],
    ['credentials', 'shop-db'],
    ['secrets', 'shop-db'],
    ['repoURL', 'ssh://git@github.com/shop/shop.git'],
    ['repoURL', 'https://git@github.com/shop/shop.git'],
    ['url', 'https://example.com/?key=a&page=2'],
    ['cookie', 'session'],
    ['message', 'Deployment "shop" exceeded its progress deadline'],
    ['reason', 'MinimumReplicasUnavailable2OfTheDeployment'],
    ['image', 'registry.example/shop/web-frontend:2024.11.3'],
    ['revision', '5f2b1c9e7a3d4f6b8c0d1e2f3a4b5c6d7e8f9a0b'],
    ['values', 'replicas: 3\nimage:\n  tag: "1.4.2"\n'],
    ['digest', `sha256:${'3f9a1c7e5b0d8264'.repeat(4)}`],
    ['data', encode('a: 1\nb: 2\n')],
  ])('leaves the %s %s', (name, text) => {
    expect(scrubField(name, text)).toBe(text);
  });
});
