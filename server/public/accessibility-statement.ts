import type { Footprint } from '../../db/queries/footprints';
import { say } from '../../surveys/wording/say';
import { wording } from '../../surveys/wording/words';
import { longDate } from '../messages/dates';

/** When the statement was written, and when and how the pages were last tested: changed here whenever they are tested again. */
const prepared = { on: '2026-11-27', testedOn: '2026-11-27' } as const;

/** The Equality Advisory and Support Service, to whom one may go on. */
const eass = { address: 'equalityadvisoryservice.com', telephone: '0808 800 0082' } as const;

/** The day under the statement. */
export const statementDay = (language: string): string => longDate(prepared.on, language);

/**
 * The accessibility statement, in its parts.
 * @param waysToReach how this panel is reached, as sentences
 */
export function accessibilityParts(footprint: Footprint, waysToReach: readonly string[], language: string) {
  const { about, standard, notYet, notEverywhere, ask, enforced, tested } = wording(language).accessibility;
  return [
    {
      paragraphs: [say(about.said, { panel: footprint.name }, language)],
      points: [about.size, about.keyboard, about.reader, about.colours, about.script, about.later],
    },
    { title: standard.title, paragraphs: [standard.said] },
    {
      title: notYet.title,
      paragraphs: [notYet.said],
      points: [notYet.paper, notYet.languages, notYet.pictures],
    },
    { title: notEverywhere.title, paragraphs: [notEverywhere.said, notEverywhere.burden] },
    { title: ask.title, paragraphs: [...waysToReach, ask.said] },
    { title: enforced.title, paragraphs: [say(enforced.said, eass, language)] },
    {
      title: tested.title,
      paragraphs: [
        say(tested.tool, { day: longDate(prepared.testedOn, language) }, language),
        `${tested.keyboard} ${tested.joining}`,
        tested.people,
      ],
    },
  ];
}
