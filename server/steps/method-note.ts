import { intervalAssumption } from '../../analysis/results/interval';
import { chanceSentence } from '../../analysis/results/many-comparisons';
import type { Diagnostics } from '../../analysis/weighting/diagnostics';
import { longDate } from '../messages/dates';
import { easyReadNote } from './easy-read-in-results';
import type { UsableCase } from './read-cases';
import type { WeightedWave } from './read-weighted';
import { figureWords, shareWords } from './results-page';

/**
 * The method note of a publication, written from the record alone: who was asked, who took part, weights, population,
 * what the range takes for granted, what is not shown. Words of random sampling are not used where selection is unknown.
 */
export function methodNote(
  weighted: WeightedWave,
  about: {
    readonly panel: string;
    readonly diagnostics: Diagnostics;
    readonly smallBase: number;
    readonly variableLabel: (key: string) => string;
    /** Groups set against the other ones, over all tables of the page. */
    readonly comparisons: number;
  },
): { title: string; said: string }[] {
  const { wave, people, cases, weighting } = weighted;
  const complete = people.filter(({ status }) => status === 'complete').length;
  const closes = longDate(wave.wave.closesOn);
  const isKnown = cases.selection === 'known';
  return [
    {
      title: 'Who was asked',
      said: `${figureWords(wave.invited, 0)} members of ${about.panel} were invited, between ${longDate(wave.wave.opensOn)} and ${closes}. ${
        isKnown
          ? 'They were drawn at random, with a known chance for each.'
          : 'They were recruited to be like the people who live here, but they chose to join: this is not a random sample.'
      }`,
    },
    {
      title: 'Who took part',
      said: `${figureWords(people.length, 0)} of ${figureWords(wave.invited, 0)} invited gave answers that can be used by ${closes}: participation of ${shareWords(people.length / wave.invited, 1)}% of all invited. ${figureWords(complete, 0)} answered in full and ${figureWords(people.length - complete, 0)} in part. In full means ${shareWords(wave.questionnaire.completeness.completeFrom)}% or more of the questions that applied; in part, ${shareWords(wave.questionnaire.completeness.partialFrom)}% or more.`,
    },
    ...easyReadNote(wave, people),
    ...helpNote(people),
    ...asGivenNote(people),
    ...(weighting ? weightingNote(weighting, about) : []),
    {
      title: 'Likely range',
      said: `A 95% ${isKnown ? 'sampling' : 'modelled'} interval. ${intervalAssumption(cases.selection)}`,
    },
    ...(about.comparisons > 0
      ? [
          {
            title: 'Differences between groups',
            said: `A group marked ▲ or ▼ differs clearly from the other groups together: p under 0.05, with all comparisons of its table allowed for (Holm’s rule). ${chanceSentence(about.comparisons)}`.trim(),
          },
        ]
      : []),
    {
      title: 'What is not shown',
      said: `Nothing is shown for fewer than 10 people, nor anything it could be worked out from. For questions and groups marked sensitive no count under 10 is shown either. Figures on fewer than ${about.smallBase} people carry a †.`,
    },
  ];
}

/** How many answers were given with help, or by someone else; a count under 10 is not told. */
export function helpNote(people: WeightedWave['people']): { title: string; said: string }[] {
  const told = (
    [
      ['on-behalf', 'by someone who cares for the member, on their behalf'],
      ['helped', 'with someone’s help, in the member’s own words'],
    ] as const
  ).flatMap(([mode, words]) => {
    const count = people.filter(({ answeredFor }) => answeredFor === mode).length;
    if (count === 0) return [];
    const few = count < 10 ? 'fewer than 10' : figureWords(count, 0);
    return [`${few} of ${figureWords(people.length, 0)} were answered ${words}`];
  });
  if (told.length === 0) return [];
  const said = told.join('; ');
  return [{ title: 'Who answered', said: `${said.charAt(0).toUpperCase()}${said.slice(1)}.` }];
}

/** How many answers run into a check and were kept as they stood; a count under 10 is not told. */
export function asGivenNote(
  people: readonly Pick<UsableCase, 'isAsGiven'>[],
): { title: string; said: string }[] {
  const count = people.filter(({ isAsGiven }) => isAsGiven).length;
  if (count === 0) return [];
  const few = count < 10 ? 'Fewer than 10' : figureWords(count, 0);
  const said = `${few} of ${figureWords(people.length, 0)} hold answers that do not go together, such as more hours than a day has. They are counted as they were given: a paper form cannot ask again, and someone may change an earlier answer and stop there.`;
  return [{ title: 'Answers kept as given', said }];
}

function weightingNote(
  { recipe, converged }: NonNullable<WeightedWave['weighting']>,
  about: Parameters<typeof methodNote>[1],
): { title: string; said: string }[] {
  const nameOf = (variables: readonly string[]) =>
    variables.map(about.variableLabel).join(' by ').toLowerCase();
  const { diagnostics } = about;
  const trim = recipe.options.trim;
  const margins = recipe.margins.map(
    (margin) =>
      `${nameOf(margin.variables)}: ${margin.source}, ${margin.year}${
        recipe.sharesOnly.includes(margin.variables.join(' × ')) ? `, shares of ${margin.universe} only` : ''
      }`,
  );
  const merges = recipe.merges.map(({ label }) => label);
  return [
    {
      title: 'Weighting',
      said: [
        `Answers were weighted by raking to ${recipe.margins.map(({ variables }) => nameOf(variables)).join(', ')}.`,
        `Weights run from ${figureWords(diagnostics.least, 2)} to ${figureWords(diagnostics.largest, 2)} around an average of 1; design effect ${figureWords(diagnostics.designEffect, 2)}, so ${figureWords(diagnostics.n, 0)} answers carry the information of ${figureWords(diagnostics.effectiveBase, 0)}.`,
        trim
          ? `They were kept between ${trim.lower ?? 0} and ${trim.upper ?? '∞'} times the average${converged ? '' : ', which leaves small gaps in the margins'}.`
          : '',
        merges.length > 0 ? `Weighted together, since few answered: ${merges.join('; ')}.` : '',
        'People who did not give a characteristic were kept at their own share.',
      ]
        .filter(Boolean)
        .join(' '),
    },
    {
      title: 'Population',
      said: `${figureWords(recipe.total, 0)} ${recipe.universe}, ${recipe.margins[0]?.geography ?? ''}. ${margins.join('; ')}. ${[...new Set(recipe.margins.map(({ licence }) => licence))].join('; ')}.`,
    },
  ];
}
