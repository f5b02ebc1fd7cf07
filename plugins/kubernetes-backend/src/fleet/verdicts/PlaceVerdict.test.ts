import { Glance } from '../suspicion/Glances';
import { Judgement } from './judgement';
import { PlaceVerdict } from './PlaceVerdict';

const START = Date.parse('2026-11-30T12:00:00Z');
const date = (seconds: number) => new Date(START + seconds * 1_000);
const ms = (seconds: number) => seconds * 1_000;
const at = (seconds: number) => ({ at: ms(seconds), date: date(seconds) });

const FINE: Glance = {
  ...{ reasons: new Set<never>(), versions: [] },
  ...{ pods: 3, ready: 3, wrong: 0 },
};
const CRASHED: Glance = {
  ...FINE,
  ...{ reasons: new Set(['pod-not-ready'] as const), ready: 2, wrong: 1 },
};
const STARTING: Glance = {
  ...FINE,
  ...{ reasons: new Set(['pod-starting'] as const), ready: 2 },
};
const WELL: Judgement = { state: 'healthy', headline: 'Fine', classes: [] };
const FAILING: Judgement = {
  ...{ state: 'failing', headline: 'Crashes', classes: ['AppCrash'] },
  since: date(-600),
};

function failing() {
  const place = new PlaceVerdict(CRASHED);
  place.see(CRASHED, at(0));
  place.judged(place.look(ms(0)), FAILING, at(0));
  return place;
}

describe('PlaceVerdict', () => {
  it('is healthy where nothing looks wrong, and needs no diagnosis', () => {
    const place = new PlaceVerdict(FINE);
    expect(place.see(FINE, at(0))).toBe(true);
    expect(place.see(FINE, at(5))).toBe(false);
    expect(place.verdict).toEqual({
      ...{ state: 'healthy', since: date(0), classes: [] },
    });
    expect(place.dueAt(ms(5))).toBe(Infinity);
  });

  it('is unwell as soon as a diagnosis says so, since when the objects say', () => {
    const place = new PlaceVerdict(CRASHED);
    expect(place.see(CRASHED, at(0))).toBe(false);
    expect(place.dueAt(ms(0))).toBe(-Infinity);
    expect(place.judged(place.look(ms(0)), FAILING, at(1))).toBe(true);
    expect(place.verdict).toMatchObject({
      state: 'failing',
      since: date(-600),
    });
    const fromNow = { ...FAILING, since: date(900) };
    place.judged(place.look(ms(0)), fromNow, at(60));
    expect(place.verdict?.since).toEqual(date(-600));
  });

  it('is unwell since now where the objects say a later time, or none', () => {
    for (const since of [date(900), undefined]) {
      const place = new PlaceVerdict(CRASHED);
      place.see(CRASHED, at(0));
      place.judged(place.look(ms(0)), { ...FAILING, since }, at(1));
      expect(place.verdict?.since).toEqual(date(1));
    }
  });

  it('is well again after a minute without fault, and not before', () => {
    const place = failing();
    place.see(FINE, at(10));
    expect(place.dueAt(ms(10))).toBe(ms(60));
    expect(place.judged(place.look(ms(60)), WELL, at(60))).toBe(false);
    expect(place.dueAt(ms(61))).toBe(ms(120));
    expect(place.judged(place.look(ms(119)), WELL, at(119))).toBe(false);
    expect(place.verdict?.state).toBe('failing');
    expect(place.judged(place.look(ms(120)), WELL, at(120))).toBe(true);
    expect(place.verdict).toMatchObject({ state: 'healthy', since: date(120) });
  });

  it('waits for no turn where it is called well, though it looks as it did', () => {
    const place = failing();
    place.see(CRASHED, at(61));
    expect(place.isRecheck(ms(61))).toBe(true);
    place.see(FINE, at(70));
    place.judged(place.look(ms(70)), WELL, at(70));
    place.judged(place.look(ms(130)), WELL, at(130));
    expect(place.verdict?.state).toBe('healthy');
    place.see(CRASHED, at(200));
    expect(place.dueAt(ms(200))).toBeGreaterThan(-Infinity);
    expect(place.isRecheck(ms(200))).toBe(false);
  });

  it('counts the minute anew after another fault', () => {
    const place = failing();
    place.judged(place.look(ms(60)), WELL, at(60));
    place.judged(place.look(ms(90)), FAILING, at(90));
    expect(place.judged(place.look(ms(130)), WELL, at(130))).toBe(false);
    expect(place.judged(place.look(ms(190)), WELL, at(190))).toBe(true);
  });

  it('waits for a rollout of what was well, until a minute has passed', () => {
    const place = new PlaceVerdict(FINE);
    place.see(FINE, at(0));
    place.see(STARTING, at(10));
    expect(place.dueAt(ms(20))).toBe(ms(70));
    place.see(STARTING, at(40));
    expect(place.dueAt(ms(70))).toBe(-Infinity);
  });

  it('is not called anything while it cannot be read, or is not looked at', () => {
    const place = new PlaceVerdict(FINE);
    place.see(FINE, at(0));
    place.see(CRASHED, at(1));
    expect(place.judged(place.look(ms(1)), undefined, at(2))).toBe(true);
    expect(place.verdict).toBeUndefined();
    const other = failing();
    expect(other.judged(other.look(ms(1)), undefined, at(2))).toBe(false);
    expect(other.verdict?.state).toBe('failing');
    const unread = { ...FINE, isLimited: true, isUnread: true };
    expect(other.see(unread, at(3))).toBe(true);
    expect(other.verdict).toBeUndefined();
  });

  it('keeps and finds what is wrong with the part that is known', () => {
    const known = failing();
    expect(known.see({ ...CRASHED, isLimited: true }, at(3))).toBe(false);
    expect(known.verdict?.state).toBe('failing');
    const found = new PlaceVerdict({ ...CRASHED, isLimited: true });
    found.see({ ...CRASHED, isLimited: true }, at(0));
    expect(found.dueAt(ms(0))).toBe(-Infinity);
  });
});
