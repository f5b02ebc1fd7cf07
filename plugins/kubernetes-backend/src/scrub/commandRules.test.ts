import { COMMAND_RULES, OPTION_RULES } from './commandRules';
import { applyRules } from './ScrubRule';

const scrub = (text: string) =>
  applyRules(text, [{ rules: [...OPTION_RULES, ...COMMAND_RULES] }]);

describe('the credentials in commands', () => {
  it.each([
    ['tool --password hunter2 --verbose', 'tool --password ••• --verbose'],
    ['["tool", "--password", "hunter2"]', '["tool", "--password", "•••"]'],
    ['curl -u jo:hunter2 https://x', 'curl -u jo:••• https://x'],
    ['docker login -u jo -p hunter2', 'docker login -u jo -p •••'],
    ['mysql -uroot -phunter2 shop', 'mysql -uroot -p••• shop'],
    ['docker login -u jo -p "hunter2"', 'docker login -u jo -p "•••"'],
    ["docker login -p 'hunter2' x", "docker login -p '•••' x"],
    ['redis-cli -h db -a hunter2 ping', 'redis-cli -h db -a ••• ping'],
    ['sshpass -p hunter2 ssh x', 'sshpass -p ••• ssh x'],
    ['htpasswd -nb jo hunter2', 'htpasswd -nb jo •••'],
    ['rabbitmqctl add_user jo hunter2', 'rabbitmqctl add_user jo •••'],
    ['requirepass hunter2', 'requirepass •••'],
    ['echo root:hunter2 | chpasswd', 'echo root:••• | chpasswd'],
    [
      'kubectl create secret generic x --from-literal=a=hunter2',
      'kubectl create secret generic x --from-literal=a=•••',
    ],
  ])('%s', (text, shown) => {
    expect(scrub(text)).toBe(shown);
  });

  it.each([
    'kubectl create configmap x --from-literal=a=b',
    'mysql -u root -h db shop',
    'curl -o file https://x',
    'mkdir -p /var/lib/app',
    'docker ps -a',
    'tool --password ***',
    'tool --token <your-token>',
    'ssh -p 22 host',
    'echo ready: yes',
  ])('leaves %s', text => {
    expect(scrub(text)).toBe(text);
  });
});
