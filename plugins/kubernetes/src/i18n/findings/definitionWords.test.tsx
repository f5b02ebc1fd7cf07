import {
  createFrontendModule,
  createTranslationMessages,
  TranslationRef,
} from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { screen } from '@testing-library/react';
import { aFinding } from '../../fixtures';
import { FINDINGS_IN_GERMAN } from '../de';
import { kubernetesFindingsTranslationRef } from '../findingsTranslation';
import { useFindingText } from './useFindingText';

const ref: TranslationRef<
  string,
  Record<string, string>
> = kubernetesFindingsTranslationRef;

// The test app speaks English, so the German texts stand in for it.
const german = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'german-words',
      params: {
        resource: createTranslationMessages({
          ref,
          messages: Object.fromEntries(
            Object.entries(FINDINGS_IN_GERMAN).filter(([key]) =>
              key.startsWith('shipped.'),
            ),
          ),
        }),
      },
    }),
  ],
});

const finding = {
  ...aFinding([], { class: 'CustomResourceFailed' }),
  params: {
    ...{ kind: 'ScaledObject', namespace: 'shop', name: 'web' },
    definition: 'scaledobjects.keda.sh',
    textKey: 'scaledObject',
    textTitle: 'KEDA can’t scale web',
    textMeaning: 'A trigger (kafka) can’t be read.',
    textSteps: 'Check the source.',
    'spec.scaleTargetRef.name': 'web $t(x) {{name}}',
    'spec.triggers[*].type': 'kafka, cron',
  },
};

function Words({ params = finding.params }) {
  const { title, meaning, steps } = useFindingText({ ...finding, params });
  return (
    <article>
      <h1>{title}</h1>
      <p>{meaning}</p>
      <ol>
        {steps.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    </article>
  );
}

it('fills the values of fields into a translation of a shipped definition, as they are', async () => {
  await renderInTestApp(<Words />, { features: [german] });
  expect(
    await screen.findByRole('heading', {
      name: 'KEDA kann web $t(x) {{name}} nicht skalieren',
    }),
  ).toBeVisible();
  expect(
    screen.getByText(/^KEDA kann einen Trigger \(kafka, cron\) nicht/),
  ).toBeVisible();
  expect(
    screen.getByText(/web \$t\(x\) \{\{name\}\} in diesem Namespace gibt/),
  ).toBeVisible();
  expect(screen.queryByText('Check the source.')).toBeNull();
});

it('takes the words of the definition in place of a sentence that would have a hole', async () => {
  const { 'spec.triggers[*].type': _absent, ...params } = finding.params;
  await renderInTestApp(<Words params={params as typeof finding.params} />, {
    features: [german],
  });
  expect(
    await screen.findByText('A trigger (kafka) can’t be read.'),
  ).toBeVisible();
  expect(screen.queryByText(/^Ein Trigger/)).toBeNull();
});
