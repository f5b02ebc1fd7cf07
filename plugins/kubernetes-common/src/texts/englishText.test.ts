import { Finding } from '../diagnose/types';
import { aFinding } from '../testing';
import { englishText } from './englishText';

describe('the English words of a finding', () => {
  it('are filled with its params', () => {
    const { title, brief, meaning, steps } = englishText(aFinding(['web-1']));
    expect(title).toBe('Crashes with an error');
    expect(brief).toBe('exit code 1');
    expect(meaning).toContain('container app exits with code 1.');
    expect(steps.flatMap(({ commands }) => commands)).toContainEqual({
      command: 'kubectl -n games logs web-1 -c app --previous --tail=100',
    });
  });

  it('leave out what the finding lacks a param for', () => {
    const params = { container: 'app' };
    const { brief, meaning } = englishText(aFinding([], { params }));
    expect(brief).toBeUndefined();
    expect(meaning).toContain('exits with an error');
  });

  it('say what is requested where the nodes that lack it are not counted', () => {
    const brief = (params: Finding['params']) =>
      englishText(aFinding([], { class: 'InsufficientCPU', params })).brief;
    expect(
      brief({ requested: '8', allNodes: 9, nodes: 9, totalNodes: 9 }),
    ).toBe('requests 8 CPU, doesn’t fit on 9 of 9 nodes');
    expect(brief({ requested: '8', nodes: 1, totalNodes: 10 })).toBe(
      'requests 8 CPU',
    );
    expect(brief({ requested: '8', nodes: 0 })).toBe('requests 8 CPU');
  });

  it('show invisible characters of a param, and insert it once', () => {
    const params = { container: 'a\u202e{{exitCode}}', exitCode: 1 };
    const { meaning } = englishText(aFinding([], { params }));
    expect(meaning).toContain('container a⟨U+202E⟩{{exitCode}} exits');
  });

  it('are the name of a class that has no texts', () => {
    expect(englishText(aFinding([], { class: 'OurOwn' })).title).toBe('OurOwn');
  });
});
