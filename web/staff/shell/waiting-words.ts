import type { ReplyOf } from '../../../server/contract/operation';
import type { standingOperations } from '../../../server/contract/standing';
import { count, counted } from '../../shared/format';
import type { StationKey } from '../stations';

type Standing = ReplyOf<typeof standingOperations.showStanding>;

/** What waits at each station in two words; a station where nothing waits has none. */
export function waitingWords(
  standing: Standing | undefined,
): Partial<Record<StationKey, string | undefined>> {
  if (!standing) return {};
  const words = (people: number | null, say: (n: number) => string) => (people ? say(people) : undefined);
  return {
    panel: words(standing.members, count),
    surveys: words(standing.draftQuestionnaires, (n) => counted(n, 'draft')),
    fieldwork: words(standing.openWaves, (n) => `${count(n)} open`),
    weighting: words(standing.closedWavesWithoutWeights, (n) => `${count(n)} to do`),
    themes: words(standing.commentsToRead, (n) => `${count(n)} to read`),
    pathways: words(standing.themesWithoutAnswer, (n) => `${count(n)} to answer`),
    updates: words(standing.updatesDue, (n) => `${count(n)} due`),
  };
}
