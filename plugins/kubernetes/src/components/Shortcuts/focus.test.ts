import {
  focusedFinding,
  focusedPod,
  focusedTile,
  focusFilter,
  focusProblem,
} from './focus';

/** A tab with this in it, in a page with something to focus before and after it. */
function aTab(html: string): HTMLElement {
  document.body.innerHTML = `<button id="before"></button><main tabindex="-1">${html}</main><button id="after"></button>`;
  return document.querySelector('main')!;
}

const at = (id: string) => document.getElementById(id)!;
const focused = () => document.activeElement?.id;

const problem = (id: string) =>
  `<button id="${id}" data-problem="true"></button>`;

/** A button that shows these when it is pressed, and hides itself. */
function fold(id: string, hidden: string): string {
  return `<button id="${id}" data-hides-problems="true"
    onclick="this.insertAdjacentHTML('afterend', this.dataset.hidden); delete this.dataset.hidesProblems"
    data-hidden='${hidden.replaceAll("'", '&#39;')}'></button>`;
}

describe('focusFilter', () => {
  it('goes to the field that filters, or nowhere', () => {
    const tab = aTab('<input id="text"><input type="search" id="search">');
    expect(focusFilter(tab)).toBe(true);
    expect(focused()).toBe('search');
    expect(focusFilter(aTab('<input>'))).toBe(false);
  });
});

describe('focusProblem', () => {
  const THREE = `${problem('a')}<button id="well"></button>${problem(
    'b',
  )}${problem('c')}`;

  const walk = (tab: HTMLElement, step: 1 | -1, count: number) =>
    Array.from({ length: count }, () => {
      expect(focusProblem(tab, step)).toBe(true);
      return focused();
    });

  it('goes on to the next one, and from the last to the first', () => {
    expect(walk(aTab(THREE), 1, 4)).toEqual(['a', 'b', 'c', 'a']);
  });

  it('goes back to the one before, and from the first to the last', () => {
    expect(walk(aTab(THREE), -1, 4)).toEqual(['c', 'b', 'a', 'c']);
  });

  it('begins where the focus is in the tab, whatever that is', () => {
    const tab = aTab(THREE);
    at('well').focus();
    expect(walk(tab, 1, 1)).toEqual(['b']);
    at('well').focus();
    expect(walk(tab, -1, 1)).toEqual(['a']);
  });

  it.each(['before', 'after'])(
    'begins with the first from %s the tab, or from the tab itself',
    place => {
      const tab = aTab(THREE);
      at(place).focus();
      expect(walk(tab, 1, 1)).toEqual(['a']);
      tab.focus();
      expect(walk(tab, 1, 1)).toEqual(['a']);
    },
  );

  it('goes nowhere without a problem', () => {
    const tab = aTab('<button id="well"></button>');
    at('well').focus();
    expect(focusProblem(tab, 1)).toBe(false);
    expect(focused()).toBe('well');
  });

  it('goes on from a button in a row to the next row', () => {
    const row = (id: string) =>
      `<div data-problem="true"><span><button id="${id}-inner"></button></span><button id="${id}"></button><button id="${id}-help"></button></div>`;
    const tab = aTab(row('a') + row('b'));
    // Help, which is the last of its own buttons.
    expect(walk(tab, 1, 3)).toEqual(['a-help', 'b-help', 'a-help']);
    at('b-inner').focus();
    expect(walk(tab, -1, 1)).toEqual(['a-help']);
  });

  it('goes to a button further inside where a row has none of its own, or to a link', () => {
    const tab = aTab(
      `<div data-problem="true"><span><button id="deep"></button></span></div>
      <a id="link" href="#" data-problem="true"></a>`,
    );
    expect(walk(tab, 1, 2)).toEqual(['deep', 'link']);
  });

  describe('opens what hides problems', () => {
    it('and goes to the first of them, or to the last on the way back', () => {
      const html = `${problem('a')}${fold(
        'fold',
        problem('x') + problem('y'),
      )}`;
      const tab = aTab(html);
      expect(walk(tab, 1, 3)).toEqual(['a', 'x', 'y']);
      expect(walk(aTab(html), -1, 3)).toEqual(['y', 'x', 'a']);
    });

    it('and what is hidden in that', () => {
      const inner = fold('inner', problem('x')).replaceAll('"', '&quot;');
      const tab = aTab(
        fold('outer', '').replace("data-hidden=''", `data-hidden="${inner}"`),
      );
      expect(walk(tab, 1, 1)).toEqual(['x']);
    });

    it('and stays there where it showed none', () => {
      const tab = aTab(`${fold('fold', '')}<button id="other"></button>`);
      expect(walk(tab, 1, 1)).toEqual(['fold']);
    });

    it('where what is around the button hides them', () => {
      const tab = aTab(
        `<div id="group" data-hides-problems="true"><button id="open"></button></div>`,
      );
      at('open').addEventListener('click', () => {
        at('group').insertAdjacentHTML('afterend', problem('x'));
      });
      expect(walk(tab, 1, 1)).toEqual(['x']);
    });

    it('and opens no more than five in each other', () => {
      const tab = aTab('<div id="end"></div>');
      let opened = 0;
      const add = () => {
        const next = document.createElement('button');
        next.dataset.hidesProblems = 'true';
        next.addEventListener('click', () => {
          opened += 1;
          add();
        });
        at('end').before(next);
      };
      add();
      expect(focusProblem(tab, 1)).toBe(true);
      expect(opened).toBe(5);
    });
  });
});

describe('what has the focus', () => {
  const tab = () =>
    aTab(
      `<div data-pod="p1"><button id="tile"></button></div>
      <div data-about-pod="p2" data-finding="f1"><button id="cause"></button></div>
      <button id="plain"></button>`,
    );

  it.each([
    ['tile', 'p1', 'p1', undefined],
    ['cause', 'p2', undefined, 'f1'],
    ['plain', undefined, undefined, undefined],
    ['before', undefined, undefined, undefined],
  ])(
    'in %s, is about pod %s, the tile %s and the finding %s',
    (id, pod, tile, finding) => {
      const element = tab();
      at(id).focus();
      expect([
        focusedPod(element),
        focusedTile(element),
        focusedFinding(element),
      ]).toEqual([pod, tile, finding]);
    },
  );

  it('is nothing of a pod around the tab', () => {
    document.body.innerHTML =
      '<div data-pod="outer"><main><button id="x"></button></main></div><div data-pod="other"><button id="y"></button></div>';
    at('y').focus();
    expect(focusedPod(document.querySelector('main')!)).toBeUndefined();
  });
});
