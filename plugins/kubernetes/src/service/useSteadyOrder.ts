import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { useState } from 'react';
import { groupBy } from './groupBy';

/** A page stays open for days, and every Job brings new causes: that many keep their places when they are gone. */
const MAX_PLACES = 500;

/**
 * Causes in an order that stays while somebody reads them: by severity, and among equals
 * as they came on the screen. A new one goes where the given order has it; one that comes
 * back has its place again; one that got better or worse goes to its new equals. How many
 * pods a cause has changes with every restart, so that decides its first place only.
 *
 * @param findings - Worst first
 * @param isUnseen - They are not on the screen yet
 */
export function useSteadyOrder(
  findings: readonly Finding[],
  isUnseen: boolean,
): readonly Finding[] {
  const [known, setKnown] = useState({
    findings,
    isUnseen,
    ordered: findings,
    places: toIds(findings),
  });
  if (known.findings === findings && known.isUnseen === isUnseen) {
    return known.ordered;
  }
  const places = isUnseen ? toIds(findings) : addPlaces(known.places, findings);
  const ordered = isUnseen ? findings : inPlace(findings, places);
  setKnown({ findings, isUnseen, ordered, places });
  return ordered;
}

type Places = readonly string[];

function toIds(findings: readonly Finding[]): Places {
  return findings.map(({ id }) => id);
}

/** The places with those of new findings, each before the one that follows it among its equals. */
function addPlaces(places: Places, findings: readonly Finding[]): Places {
  const kept =
    places.length > MAX_PLACES
      ? places.filter(id => findings.some(finding => finding.id === id))
      : places;
  const all = [...kept];
  for (const equals of bySeverity(findings)) {
    let next: string | undefined;
    for (const { id } of [...equals].reverse()) {
      if (!all.includes(id)) {
        all.splice(next === undefined ? all.length : all.indexOf(next), 0, id);
      }
      next = id;
    }
  }
  return all;
}

function inPlace(
  findings: readonly Finding[],
  places: Places,
): readonly Finding[] {
  const ranks = new Map(places.map((id, rank) => [id, rank]));
  const rank = ({ id }: Finding) => ranks.get(id) ?? places.length;
  return bySeverity(findings).flatMap(equals =>
    [...equals].sort((a, b) => rank(a) - rank(b)),
  );
}

function bySeverity(
  findings: readonly Finding[],
): readonly (readonly Finding[])[] {
  return [...groupBy(findings, ({ severity }) => severity).values()];
}
