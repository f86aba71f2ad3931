/** What an analysis refuses, by code. Each has one sentence that says what was found and what to do next. */
const sentences = {
  'unknown-category':
    'Column `{column}` holds “{code}”, which is not one of its categories. Add the category or map the word to a code.',
  'unknown-column': 'There is no column `{column}`. The columns are: {columns}.',
  'wrong-column': 'Column `{column}` holds {found}, and {wanted} are needed here.',
  'bad-weight': 'Base weight of row {row} is {value}. Base weights are numbers of 0 or more.',
  'no-weight': 'Every weight is 0, so nothing can be worked out. Check the base weights.',
  'no-cases': 'There are no cases. Check the wave and the filter.',
  'wrong-length': '{what} has {found} values for {wanted} cases. Give one value a case.',
  'empty-margin': 'Margin `{margin}` counts nobody. Check the source.',
  'bad-count': 'Margin `{margin}` gives {value} for “{category}”. Counts are numbers of 0 or more.',
  'repeated-category': 'Margin `{margin}` names “{category}” twice. Keep one row for each category.',
  'totals-differ':
    'Margin `{margin}` counts {found} people but the population counts {total}. Check the source; differences up to 0.1 % are evened out.',
  'other-universe':
    'Margin `{margin}` counts {found} “{universe}” but the frame speaks of {total} “{frameUniverse}”. Choose a margin of the same universe, or say that only its shares may be used.',
  'household-universe':
    'Margin `{margin}` counts households (“{universe}”), and `{other}` counts people (“{otherUniverse}”). Shares of households are not shares of people: leave one of them out.',
  'other-geography':
    'Margin `{margin}` is of {geography} but the frame is of {frameGeography}. Choose margins of one geography.',
  'no-margins': 'No margins were given. Choose at least one.',
  'bad-size': 'A panel of {size} people cannot be shared out. Give a whole number of 1 or more.',
  'cannot-round':
    'The cells of `{margin}` cannot be fitted to the frame’s other margins. Check that it has a cell for each crossing.',
  'empty-category':
    'Nobody answered as “{category}” of `{margin}`, whose target is {share}. Merge it with another category or leave the margin out.',
  'category-without-target':
    '{people} respondents are “{category}” of `{margin}`, which has no target. Merge it with another category or leave the margin out.',
  'missing-profile':
    '{people} respondents have no value for `{margin}`. Keep them as a category of their own, or leave the margin out.',
  'bad-limits':
    'Weights cannot be kept between {lower} and {upper} times their mean. The lower limit is below 1, the upper above.',
  'unknown-method': 'There is no weighting method “{name}”. The methods are: {methods}.',
  'unknown-format': 'There is no export format “{name}”. The formats are: {formats}.',
  'bad-merge':
    'Merge “{label}” of `{margin}` names “{category}”, which the margin does not have. Check the merge.',
  'bad-counts': 'Count “{what}” is {value}. Counts are numbers of 0 or more.',
  'bad-share': '{what} is {value}. It lies between 0 and 1.',
  'selection-unknown':
    '“{words}” may not be said of a panel whose selection is unknown. Say “{instead}” instead.',
  'no-base': 'A rate needs a base and the day it was counted. Give the number invited and the as-of date.',
  'numerator-over-base':
    '{numerator} usable answers from {base} people cannot be. Check that both count the same people.',
  'sample-too-large': '{wanted} cannot be drawn from {available}. Ask for fewer, or draw from more.',
  'low-limit': 'A base of {limit} is too small to show. The limit may be raised above 10, never lowered.',
  'solver-failed':
    'The solver gave no answer in {where}. Try again; if it happens again, stop earlier or relax a quota.',
  'bad-instance': 'The draw cannot start. {problem}',
  'no-panels': 'There is no panel to draw from. Find a lottery first.',
  'short-secret':
    'The {what} has {length} characters, which can be guessed. Make it long and random: 16 or more.',
  'unknown-draw': 'There is no draw method “{name}”. The methods are: {methods}.',
  'lonely-stratum':
    'Stratum “{stratum}” has a single respondent, so its spread is unknown. Join it to another, or choose how to treat it.',
} as const;

export type AnalysisErrorCode = keyof typeof sentences;
export type ErrorValues = Readonly<Record<string, string | number>>;

/**
 * Misuse of an analysis: a code for programs, the values found, and a sentence for people.
 * @example new AnalysisError('no-weight').message // 'Every weight is 0, so nothing can be worked out. Check the base weights.'
 */
export class AnalysisError extends Error {
  readonly code: AnalysisErrorCode;
  readonly values: ErrorValues;

  constructor(code: AnalysisErrorCode, values: ErrorValues = {}) {
    super(sentenceOf(code, values));
    this.name = 'AnalysisError';
    this.code = code;
    this.values = values;
  }
}

function sentenceOf(code: AnalysisErrorCode, values: ErrorValues): string {
  return sentences[code].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === 'number'
      ? value.toLocaleString('en-GB', { maximumFractionDigits: 6 })
      : (value ?? '?');
  });
}
