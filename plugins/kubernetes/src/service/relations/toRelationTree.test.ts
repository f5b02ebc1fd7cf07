import { WEB, aService, podOf, relate } from '../../__testUtils__/relations';
import { aCluster } from '../../fixtures';
import { RelationItem, toRelationTree } from './toRelationTree';

describe('toRelationTree', () => {
  const text = (items: readonly RelationItem[], depth = 0): string[] =>
    items.flatMap(({ node, isRepeat, items: below }) => [
      `${'  '.repeat(depth)}${node.kind} ${node.name}${isRepeat ? ' …' : ''}`,
      ...text(below, depth + 1),
    ]);
  const relations = relate(
    aCluster('eu', [podOf('web')], {
      ...WEB,
      objects: [...WEB.objects, aService('web-2', ['web'])],
    }),
  );

  it('lists what two lead to below both, and what follows once', () => {
    expect(text(toRelationTree(relations))).toEqual([
      'Host shop.example.com',
      '  Ingress web',
      '    Service web',
      '      Deployment web',
      '        Pods web',
      'Service web-2',
      '  Deployment web …',
    ]);
  });

  it('ends where it would be too long', () => {
    expect(text(toRelationTree(relations, 3))).toEqual([
      'Host shop.example.com',
      '  Ingress web',
      '    Service web',
    ]);
  });
});
