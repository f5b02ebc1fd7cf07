import { commandTemplateProblem, fillCommand } from './commandTemplate';

describe('commandTemplateProblem', () => {
  it.each([
    'kubectl config use-context {{ context }}',
    'tsh kube login {{ parameters.teleport }} --region={{region}}',
    'echo \'a "quoted" word\' {{ cluster }}',
    'echo "it\'s" {{ namespace }}',
    'echo \\" {{ cluster }}',
    'echo "a \\" b" {{ cluster }}',
  ])('accepts %s', template => {
    expect(commandTemplateProblem(template)).toBeUndefined();
  });

  it.each([
    ['two\nlines', 'write the command on one line'],
    ['two\rlines', 'write the command on one line'],
    ['login {{ user }}', 'there is no placeholder {{ user }}; there are:'],
    ['login {{ cluster.name }}', 'there is no placeholder {{ cluster.name }}'],
    ['login {{ parameters }}', 'there is no placeholder {{ parameters }}'],
    ['login {{ parameters. }}', 'there is no placeholder {{ parameters. }}'],
    ['login {{ cluster | upper }}', 'there is no placeholder'],
    ['login {{ cluster', 'is not closed'],
    ["login '{{ cluster }}'", 'take the quotes around {{ cluster }} away'],
    ['login "{{ cluster }}"', 'take the quotes around {{ cluster }} away'],
    ['a "b" c "{{ cluster }}', 'take the quotes around {{ cluster }} away'],
    // Between single quotes a backslash is a character like any other.
    ["a 'b\\' c '{{ cluster }}", 'take the quotes around {{ cluster }} away'],
    ["'{{cluster}}' {{context}}", 'take the quotes around {{cluster}} away'],
  ])('explains what is wrong with %j', (template, problem) => {
    expect(commandTemplateProblem(template)).toContain(problem);
  });

  it('names all placeholders', () => {
    expect(commandTemplateProblem('{{ user }}')).toBe(
      'there is no placeholder {{ user }}; there are: cluster, context, namespace, region, parameters.KEY',
    );
  });
});

describe('fillCommand', () => {
  const VALUES = {
    cluster: 'eu-1',
    context: "jo's cluster",
    region: '-rf',
    'parameters.tenant': 'shop; rm -rf /',
  };

  it.each([
    ['login {{ cluster }}', 'login eu-1'],
    ['login {{ context }}', `login 'jo'\\''s cluster'`],
    ['login {{ parameters.tenant }}', "login 'shop; rm -rf /'"],
    ['  login {{cluster}}  ', 'login eu-1'],
    ['login --region={{ region }}', 'login --region=-rf'],
    ['login {{cluster}}/{{cluster}}', 'login eu-1/eu-1'],
  ])('fills %s', (template, command) => {
    expect(fillCommand(template, VALUES)).toBe(command);
  });

  it.each([
    ['login {{ region }}', 'an option'],
    ['{{ region }}', 'an option at the start'],
    ['login\t{{ region }}', 'an option after a tab'],
    ['login {{ namespace }}', 'a missing value'],
    ['login {{ parameters.other }}', 'a missing parameter'],
    ["login '{{ cluster }}'", 'an invalid template'],
  ])('fills nothing in for %s: %s', template => {
    expect(fillCommand(template, VALUES)).toBeUndefined();
  });
});
