import { FieldValue } from '@podlight/backstage-plugin-kubernetes-common';
import { compactYaml } from './compactYaml';

describe('compactYaml', () => {
  it('reads like YAML', () => {
    expect(
      compactYaml([
        { setWeight: 20 },
        { pause: {} },
        { analysis: { templates: [{ name: 'a', args: ['x', 'y'] }] } },
        [1, [2]],
      ]),
    ).toBe(
      [
        '- setWeight: 20',
        '- pause: {}',
        '- analysis:',
        '    templates:',
        '      - name: a',
        '        args:',
        '          - x',
        '          - y',
        '- - 1',
        '  - - 2',
      ].join('\n'),
    );
    expect(compactYaml({ a: null, b: [], c: 'two\nlines' })).toBe(
      'a: null\nb: []\nc: two lines',
    );
  });

  it('is cut off where it gets long, wide or deep', () => {
    const long = compactYaml(Array.from({ length: 500 }, (_, i) => i));
    expect(long.split('\n')).toHaveLength(61);
    expect(long.endsWith('\n…')).toBe(true);
    expect(compactYaml({ a: 'x'.repeat(9_999) }).length).toBeLessThan(310);
    let deep: FieldValue = 1;
    for (let i = 0; i < 200; i++) deep = { a: deep };
    expect(compactYaml(deep)).toMatch(/…$/);
    expect(compactYaml(deep).split('\n').length).toBeLessThan(20);
  });
});
