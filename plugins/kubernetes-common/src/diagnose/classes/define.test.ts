import { aboutContainer, aboutObject, aboutPod, DOCS } from './define';

describe('a class', () => {
  it.each([
    ['an object', aboutObject, ['namespace', 'kind', 'name']],
    ['a pod', aboutPod, ['namespace', 'kind', 'name', 'pod']],
    [
      'a container',
      aboutContainer,
      ['namespace', 'kind', 'name', 'pod', 'container'],
    ],
  ])('about %s says where it is before anything else', (_, about, base) => {
    const own = about('crash')('error', DOCS.crash, ['exitCode']);
    expect(own.params).toEqual([...base, 'exitCode']);
  });

  it('has each param once, also where it repeats one of its place', () => {
    expect(
      aboutObject('create')('error', DOCS.quota, ['name', 'quota']).params,
    ).toEqual(['namespace', 'kind', 'name', 'quota']);
  });

  it('keeps its category, severity and extras, and links to the documentation', () => {
    expect(
      aboutPod('volume')('warning', DOCS.volumes, ['volume'], {
        identity: ['volume'],
        absorbedBy: ['MultiAttach'],
      }),
    ).toMatchObject({
      category: 'volume',
      severity: 'warning',
      docs: 'https://kubernetes.io/docs/concepts/storage/volumes/',
      identity: ['volume'],
      absorbedBy: ['MultiAttach'],
    });
  });
});

it.each(Object.entries(DOCS))(
  'the page %s is below the documentation, with a slash before its anchor',
  (_, page) => {
    expect(page).toMatch(/^[a-z][\w/-]*\/(#[\w-]+)?$/);
  },
);
