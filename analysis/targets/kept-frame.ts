import type { QuotaFrame } from '../../surveys/targets/frame';
import { type Alignment, alignMargins, marginName } from './margins';

/**
 * The margins of a kept quota frame, aligned as when it was made: what panels are measured by and weights fitted to.
 * @param frame as kept with the footprint; the choice to use another universe's shares was made then
 * @throws AnalysisError as alignMargins, should the kept counts no longer agree
 * @example representativeness(cases, alignmentOfFrame(frame))
 */
export function alignmentOfFrame(frame: QuotaFrame): Alignment {
  return alignMargins(
    frame.margins.map(({ variables, universe, geography, source, year, licence, cells }) => ({
      variables,
      universe,
      geography,
      source,
      year,
      licence,
      cells: cells.map(({ codes, population }) => ({ codes, count: population })),
    })),
    {
      universe: frame.universe,
      total: frame.population,
      sharesOnly: frame.margins.filter(({ otherUniverse }) => otherUniverse).map(marginName),
    },
  );
}
