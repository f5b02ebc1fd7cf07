import {
  createFrontendModule,
  createTranslationMessages,
  TranslationRef,
} from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { screen, within } from '@testing-library/react';
import { aFinding } from '../../fixtures';
import { kubernetesFindingsTranslationRef } from '../findingsTranslation';
import { useFindingText } from './useFindingText';

// As docs/custom-rules.md has it.
const ref: TranslationRef<
  string,
  Record<string, string>
> = kubernetesFindingsTranslationRef;

const vaultTexts = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'vault-rules',
      params: {
        resource: createTranslationMessages({
          ref,
          messages: {
            'VaultLoginFailed.title': 'Vault does not let the service in',
            'VaultLoginFailed.brief': 'service account {{account}}',
            'VaultLoginFailed.meaning':
              'Before {{name}} starts, it fetches its secrets from Vault.',
            'VaultLoginFailed.steps.one': 'Ask for a role for {{account}}.',
            'VaultLoginFailed.steps.two': 'Ask on {{channel}}.',
            'VaultLoginFailed.steps.previousLog':
              'Get the log in your terminal:',
            'OOMKilled.title': 'Out of memory, as we call it',
          },
        }),
      },
    }),
  ],
});

function FindingWords(props: { readonly class: string }) {
  const finding = aFinding(['web-0'], { class: props.class });
  const params = { ...finding.params, account: 'web' };
  const { title, brief, meaning, steps } = useFindingText({
    ...finding,
    params,
  });
  return (
    <article aria-label={props.class}>
      <h1>{title}</h1>
      <p>{brief}</p>
      <p>{meaning}</p>
      <ol>
        {steps.map(({ text, commands }) => (
          <li key={text}>
            {text} {commands.map(({ command }) => command)}
          </li>
        ))}
      </ol>
    </article>
  );
}

describe('texts of rules of a platform team', () => {
  beforeEach(async () => {
    renderInTestApp(
      <>
        <FindingWords class="VaultLoginFailed" />
        <FindingWords class="OOMKilled" />
        <FindingWords class="Textless" />
      </>,
      { features: [vaultTexts] },
    );
    await screen.findByRole('article', { name: 'Textless' });
  });

  const words = (name: string) => within(screen.getByRole('article', { name }));

  it('come from a translation resource, without sentences that would have a hole', () => {
    const vault = words('VaultLoginFailed');
    expect(
      vault.getByRole('heading', { name: 'Vault does not let the service in' }),
    ).toBeVisible();
    expect(vault.getByText('service account web')).toBeVisible();
    expect(
      vault.getByText(
        'Before dice-roller starts, it fetches its secrets from Vault.',
      ),
    ).toBeVisible();
    expect(
      vault.getAllByRole('listitem').map(step => step.textContent?.trim()),
    ).toEqual([
      'Ask for a role for web.',
      'Get the log in your terminal: kubectl -n games logs web-0 -c app --previous --tail=100',
    ]);
  });

  it('replace the words of a built-in class, and no others of it', () => {
    const memory = words('OOMKilled');
    expect(
      memory.getByRole('heading', { name: 'Out of memory, as we call it' }),
    ).toBeVisible();
    expect(memory.getAllByRole('listitem').length).toBeGreaterThan(0);
  });

  it('default to the name of the class', () => {
    expect(
      words('Textless').getByRole('heading', { name: 'Textless' }),
    ).toBeVisible();
  });
});
