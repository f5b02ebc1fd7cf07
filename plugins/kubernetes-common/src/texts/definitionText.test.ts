import { aFinding } from '../testing';
import { definitionText } from './definitionText';
import { resolveText } from './resolveText';

const finding = {
  ...aFinding([]),
  class: 'CustomResourceFailed',
  params: {
    kind: 'Certificate',
    name: 'web-tls',
    definition: 'certificates.cert-manager.io',
    textTitle: 'Certificate is not issued',
    textMeaning: 'It asked ca\u202e for it.',
    textSteps: 'Look at its Orders.\nAsk ca.',
  },
};

const none = () => undefined;

describe('the words of a definition', () => {
  it('take the place of our own, without characters that mislead', () => {
    expect(definitionText(finding, none)).toEqual({
      title: 'Certificate is not issued',
      meaning: expect.not.stringContaining('\u202e'),
      steps: ['Look at its Orders.', 'Ask ca.'],
    });
  });

  it('come from a translation resource first', () => {
    const lookUp = (key: string) =>
      ({
        'resource.certificates_cert-manager_io.title': 'Kein Zertifikat',
        'resource.certificates_cert-manager_io.steps.one': 'Orders ansehen.',
      }[key]);
    expect(definitionText(finding, lookUp)).toMatchObject({
      title: 'Kein Zertifikat',
      steps: ['Orders ansehen.'],
    });
  });

  it('come from our own translation where the definition is ours, and nobody has another', () => {
    const shipped = {
      ...finding,
      params: { ...finding.params, textKey: 'certificate' },
    };
    const messages: Record<string, string> = {
      'shipped.certificate.title': 'Kein gültiges Zertifikat',
      'shipped.certificate.steps.one': 'Orders ansehen.',
    };
    const lookUp = (key: string) => messages[key];
    expect(definitionText(shipped, lookUp)).toMatchObject({
      title: 'Kein gültiges Zertifikat',
      meaning: expect.stringContaining('It asked'),
      steps: ['Orders ansehen.'],
    });
    expect(definitionText(finding, lookUp).title).toBe(
      'Certificate is not issued',
    );
    messages['shipped.certificate.steps.two'] = 'Issuer prüfen.';
    messages['resource.certificates_cert-manager_io.title'] = 'Web ist dran';
    messages['resource.certificates_cert-manager_io.steps.one'] = 'Web fragen.';
    expect(definitionText(shipped, lookUp)).toMatchObject({
      title: 'Web ist dran',
      steps: ['Web fragen.'],
    });
  });

  it('leave our commands where they are', () => {
    const texts = {
      CustomResourceFailed: {
        title: 'Custom resource is failing',
        meaning: 'It fails.',
        steps: { read: 'Read.', describeObject: 'See all:' },
      },
    };
    const lookUp = (key: string) =>
      key.startsWith('CustomResourceFailed') ? key : undefined;
    const { title, steps } = resolveText(finding, lookUp, texts);
    expect(title).toBe('Certificate is not issued');
    expect(steps.map(({ text }) => text)).toEqual([
      'Look at its Orders.',
      'Ask ca.',
      'CustomResourceFailed.steps.describeObject',
    ]);
  });

  it('are about custom resources only', () => {
    expect(definitionText({ ...finding, class: 'OOMKilled' }, none)).toEqual({
      steps: [],
    });
  });
});
