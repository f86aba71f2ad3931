import type { Review } from '../review';
import type { ImportReport, Outcome, ReportItem } from './report';

const outcomes: readonly Outcome[] = ['carried', 'changed', 'left-out'];
const outcomeWords: Readonly<Record<Outcome, string>> = {
  carried: 'Carried over',
  changed: 'Changed',
  'left-out': 'Left out',
};
const kinds = {
  question: 'questions',
  choice: 'choices',
  group: 'groups',
  setting: 'settings',
  sheet: 'sheets',
} as const;

/**
 * A report of an import as a readable page (Markdown): how many of each kind of thing came to what, then every thing that is not
 * wholly as it was, by name and place, under the sentences that say why. Things with the same sentences stand together.
 * @param name of the file
 * @param review the draft's own, for what it became
 * @example sayImport('a.xlsx', report, review).split('\n')[0] // '## a.xlsx'
 */
export function sayImport(name: string, { format, items, added }: ImportReport, review: Review): string {
  const used = (Object.keys(kinds) as (keyof typeof kinds)[]).filter((what) =>
    items.some((item) => item.what === what),
  );
  const count = (what: ReportItem['what'], outcome: Outcome) =>
    items.filter((item) => item.what === what && item.outcome === outcome).length;
  const of = (outcome: Outcome) => items.filter((item) => item.outcome === outcome).length;
  const stops = review.findings.filter(({ severity }) => severity === 'stops').length;
  return [
    `## ${name}`,
    '',
    `${format}. ${items.length} things: ${of('carried')} carried over, ${of('changed')} changed, ${of('left-out')} left out. The draft asks at most ${review.mostQuestions} questions in about ${review.longestMinutes} minutes; its dry run finds ${stops} that stop it being issued, and ${review.findings.length - stops} to look at.`,
    '',
    '| | in the file | carried over | changed | left out |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...used.map((what) => {
      const counts = outcomes.map((outcome) => count(what, outcome));
      return `| ${kinds[what]} | ${counts.reduce((sum, one) => sum + one, 0)} | ${counts.join(' | ')} |`;
    }),
    ...(added.length === 0 ? [] : ['', '**Added**', '', ...added.map((sentence) => `- ${sentence}`)]),
    ...(['left-out', 'changed', 'carried'] as const).flatMap((outcome) =>
      saySame(
        outcome === 'carried' ? 'Carried over, with a remark' : outcomeWords[outcome],
        items.filter((item) => item.outcome === outcome && item.notes.length > 0),
      ),
    ),
    '',
  ].join('\n');
}

/** Things under one heading, those with the same sentences in one line. */
function saySame(heading: string, items: readonly ReportItem[]): string[] {
  if (items.length === 0) return [];
  const groups = new Map<string, ReportItem[]>();
  for (const item of items) {
    const sentences = [...new Set(item.notes.map(({ sentence }) => plain(sentence)))].join(' ');
    groups.set(sentences, [...(groups.get(sentences) ?? []), item]);
  }
  return [
    '',
    `**${heading}**`,
    '',
    ...[...groups].map(([sentences, same]) => `- ${sentences} ${sayThings(same)}`),
  ];
}

/** What is not as it was is named one by one; of what only stands beside the questions, a few. */
const sayThings = (same: readonly ReportItem[]) => {
  const named = same[0]?.outcome === 'carried' && same.length > 4 ? same.slice(0, 3) : same;
  const more = same.length - named.length;
  return `${named.map(({ name, place }) => sayThing(name, place)).join('; ')}${more === 0 ? '' : `; and ${more} more`}`;
};

const sayThing = (name: string, place: string) => `\`${name.replaceAll('`', '´')}\` (${plain(place)})`;

/** A sentence on one line; what it quotes from the file is no mark-up of ours. */
const plain = (words: string) => words.replace(/\s+/g, ' ').replace(/[<>|*_[\]]/g, (mark) => `\\${mark}`);
