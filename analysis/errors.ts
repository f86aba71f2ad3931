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
  'cannot-calibrate':
    'No weights meet all totals: “{category}” of `{margin}` comes to {found} where {wanted} is wanted. Widen the bounds, or leave a total out.',
  'bad-bounds':
    'Weights cannot be kept between {lower} and {upper} times what they were. The lower bound is below the upper, and for the logit distance 1 lies between them.',
  'bad-variance':
    'Column `{column}` gives row {row} a variance of {value}. Variances are numbers above 0, one for every case.',
  'cannot-trim':
    'Weights that average {mean} cannot all be kept between {lower} and {upper}. Choose limits on both sides of the average.',
  'cannot-reach-effect':
    'Trimming cannot bring the design effect down to {wanted}: the least is {least}. Ask for more.',
  'one-margin': 'Post-stratification fits one margin, and {count} were given. Cross them into one, or rake.',
  'other-replicates': '{kind} replicates need {wanted}, and this draw has {found}. Choose another kind.',
  'replicate-failed': 'Replicate {replicate} of {replicates} cannot be weighted: {reason}',
  stopped: 'The work was stopped after {done} of {all}. Nothing of it was kept.',
  'unknown-method': 'There is no weighting method “{name}”. The methods are: {methods}.',
  'unknown-format': 'There is no export format “{name}”. The formats are: {formats}.',
  'file-not-workbook':
    'This is not a workbook that can be read: {reason}. Open it in a spreadsheet program and save it as .xlsx, without a password.',
  'file-too-large':
    '{what} is {found}, and at most {most} can be taken. Take out what is not needed and save it again.',
  'file-not-text': 'The file is not text in {encoding}: byte {place} does not fit. Save it again as UTF-8.',
  'file-not-xml':
    'The XML breaks off in line {line}: {reason}. Export it again from the program it comes from.',
  'file-not-limesurvey':
    'The XML begins with “{root}”, so it is not of LimeSurvey. Of XML, only its survey structure (.lss) is read: save the questionnaire as that, or in one of the other forms.',
  'file-not-json':
    'The JSON breaks off in line {line}, column {column}. Export it again, or mend that place.',
  'no-letters':
    'The paper’s font has no letters for “{letter}” (language “{language}”). Print it in a language of Latin, Greek or Cyrillic letters.',
  'bad-merge':
    'Merge “{label}” of `{margin}` names “{category}”, which the margin does not have. Check the merge.',
  'bad-counts': 'Count “{what}” is {value}. Counts are numbers of 0 or more.',
  'bad-share': '{what} is {value}. It lies between 0 and 1.',
  'selection-unknown':
    '“{words}” may not be said of a panel whose selection is unknown. Say “{instead}” instead.',
  'no-base': 'A rate needs a base and the day it was counted. Give the number invited and the as-of date.',
  'numerator-over-base': '{numerator} of {base} people cannot be. Check that both count the same people.',
  'unlike-rates':
    'Rates of unlike kinds cannot be pooled: one has “{one}”, another “{other}”. Count both on one base rule and one day.',
  'frozen-differs':
    'The {what} counted now ({found}) is not that of the frozen rate ({frozen}). Keep the frozen figures, and look for what was changed in the cases.',
  'bad-period': 'The time from {from} to {to} cannot be. Give the earlier instant first.',
  separated:
    'Of “{category}”, {what} answered, so the chance of answering cannot be modelled. Join the category to another, or leave the variable out.',
  collinear:
    '“{category}” is settled by the variables before it, so the two cannot be told apart. Leave one of them out.',
  'no-variables': 'No variable is left that tells people apart. Choose one with at least two categories.',
  'sample-too-large': '{wanted} cannot be drawn from {available}. Ask for fewer, or draw from more.',
  'no-arms': 'A split needs arms to allot people to. Name at least one.',
  'low-limit': 'A base of {limit} is too small to show. The limit may be raised above 10, never lowered.',
  'missing-cluster': 'Row {row} has no unit in `{column}`. Give every case the unit it was drawn with.',
  'bad-population':
    'Stage {stage} draws {drawn} units of “{stratum}” from {population}. A population is a whole number no smaller than what was drawn from it, the same for all its cases.',
  'solver-failed':
    'The solver gave no answer in {where}. Try again; if it happens again, stop earlier or relax a quota.',
  'bad-instance': 'The draw cannot start. {problem}',
  'no-panels': 'There is no panel to draw from. Find a lottery first.',
  'bad-ball':
    'Ball {ball} has no panel: {panels} are numbered. Read the ball again, or find a lottery of numbered panels.',
  'short-secret':
    'The {what} has {length} characters, which can be guessed. Make it long and random: 16 or more.',
  'unknown-draw': 'There is no draw method “{name}”. The methods are: {methods}.',
  'lonely-stratum':
    'Stratum “{stratum}” has a single unit, so its spread is unknown. Join it to another, or choose how to treat it.',
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
