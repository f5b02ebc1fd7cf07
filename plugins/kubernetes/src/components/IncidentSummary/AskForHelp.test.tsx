import { AskForHelpTemplate } from '@podlight/backstage-plugin-kubernetes-common';
import { screen, within } from '@testing-library/react';
import {
  aCluster,
  aFinding,
  aHello,
  anEntity,
  aPodRow,
  POD_IN_STATE,
} from '../../fixtures';
import { showTab } from '../../__testUtils__/showTab';

const askForHelp: readonly AskForHelpTemplate[] = [
  {
    title: 'Ask #payments',
    url: 'https://chat.example.com/{{owner}}',
    query: { text: '{{headline}} {{view}}' },
  },
  {
    title: 'New ticket',
    url: 'https://tickets.example.com/new',
    query: { body: '{{summary}}' },
  },
  { title: 'Pod only', url: 'https://x.com/{{pod}}' },
];

async function show(links = askForHelp) {
  return showTab(
    [
      { ...aHello(['eu']), ...(links.length > 0 && { askForHelp: links }) },
      aCluster('eu', [aPodRow({ name: 'dice-2', ...POD_IN_STATE.failing })], {
        findings: [
          aFinding(['dice-2']),
          aFinding([], { id: 'other', class: 'QuotaExceeded' }),
        ],
      }),
    ],
    {},
    '?group=node',
    {
      entity: {
        ...anEntity(),
        relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
      },
    },
  );
}

function readLinks(container: HTMLElement): readonly URL[] {
  const list = within(container).getByRole('list', { name: 'Get help' });
  return within(list)
    .getAllByRole<HTMLAnchorElement>('link')
    .map(link => {
      expect(link.rel).toBe('noopener noreferrer');
      return new URL(link.href);
    });
}

describe('Ask for help', () => {
  it('is beside the summary, about all that is wrong', async () => {
    await show();
    const [chat, ticket, ...others] = readLinks(document.body);
    expect(others).toEqual([]);
    expect(chat.pathname).toBe('/payments');
    expect(chat.searchParams.get('text')).toMatch(
      /^dice-roller: The only pod is failing http:\/\/localhost\S*group=node$/,
    );
    const body = ticket.searchParams.get('body') ?? '';
    expect(body).toContain('## 1. ');
    expect(body).toContain('## 2. ');
  });

  it('is at the top of Help, about that problem', async () => {
    const user = await show();
    await user.click(
      screen.getByRole('button', { name: /^Help with Crashes/ }),
    );
    const [chat, ticket] = readLinks(screen.getByRole('dialog'));
    expect(
      within(screen.getByRole('dialog'))
        .getByRole('list', { name: 'Get help' })
        .compareDocumentPosition(
          screen.getByRole('heading', { name: 'What happened' }),
        ),
    ).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(chat.searchParams.get('text')).toMatch(
      /^dice-roller: Crashes with an error http:\/\/localhost\S*finding=/,
    );
    const body = ticket.searchParams.get('body') ?? '';
    expect(body).toContain('## 1. Crashes with an error');
    expect(body).not.toContain('## 2. ');
  });

  it('is not there unless the operator says where', async () => {
    await show([]);
    expect(
      screen.queryByRole('list', { name: 'Get help' }),
    ).not.toBeInTheDocument();
  });
});
