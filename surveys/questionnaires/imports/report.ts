/** What became of each thing in a file that was brought in. Nothing is dropped in silence: whatever is read gets an item here. */

/** `carried` as it was; `changed`, which the notes tell; `left-out`, with the reason. */
export type Outcome = 'carried' | 'changed' | 'left-out';

export type ReportNote = {
  /** An `aside` says what the source has beside the question and changes nothing of what is asked. */
  readonly weight: 'changed' | 'aside';
  readonly sentence: string;
  /** The words or the rule of the source that the sentence is about. */
  readonly source?: string;
};

export type ReportItem = {
  readonly what: 'question' | 'choice' | 'group' | 'setting' | 'sheet';
  /** As the source calls it. */
  readonly name: string;
  /** Where it stands in the source: "survey, row 12". */
  readonly place: string;
  readonly outcome: Outcome;
  /** Key of the question of ours that it became, or code of the choice. */
  readonly key?: string;
  /** The first words of it in the draft, where its name is no help. */
  readonly words?: string;
  readonly notes: readonly ReportNote[];
};

export type ImportReport = {
  /** The format that was read, in words: "XLSForm". */
  readonly format: string;
  readonly items: readonly ReportItem[];
  /** What the draft has and the source had not, as sentences for staff. */
  readonly added: readonly string[];
};

/** An item being filled in while the file is read. */
export type Entry = {
  readonly name: string;
  /** Something of it reads or works otherwise here. */
  readonly changed: (sentence: string, source?: string) => void;
  /** It says more than we carry, which changes nothing of what is asked. */
  readonly aside: (sentence: string, source?: string) => void;
  /** It is not in the draft at all. */
  readonly leftOut: (sentence: string, source?: string) => void;
  readonly became: (key: string, words?: string) => void;
};

export type Report = {
  readonly entry: (what: ReportItem['what'], name: string, place: string) => Entry;
  readonly added: (sentence: string) => void;
  readonly finish: () => ImportReport;
};

const longestSource = 2000;

/** Begins a report; items keep the order in which they were entered. */
export function createReport(format: string): Report {
  const items: (() => ReportItem)[] = [];
  const added: string[] = [];
  return {
    entry: (what, name, place) => {
      const notes: ReportNote[] = [];
      const reasons: ReportNote[] = [];
      let key: string | undefined;
      let said: string | undefined;
      const note = (list: ReportNote[], weight: ReportNote['weight'], sentence: string, source?: string) => {
        const cut = source?.trim().slice(0, longestSource);
        if (list.some((one) => one.sentence === sentence && one.source === cut)) return;
        list.push({ weight, sentence, ...(cut !== undefined && cut !== '' && { source: cut }) });
      };
      items.push(() => {
        // A choice of a list that several questions use is left out only when none of them kept it.
        const isOut = reasons.length > 0 && key === undefined;
        const isChanged = notes.some(({ weight }) => weight === 'changed');
        return {
          what,
          name: name.slice(0, 200),
          place,
          outcome: isOut ? 'left-out' : isChanged ? 'changed' : 'carried',
          ...(key !== undefined && { key }),
          ...(said !== undefined && { words: said.slice(0, 160) }),
          notes: isOut ? [...reasons, ...notes] : notes,
        };
      });
      return {
        name,
        changed: (sentence, source) => note(notes, 'changed', sentence, source),
        aside: (sentence, source) => note(notes, 'aside', sentence, source),
        leftOut: (sentence, source) => note(reasons, 'changed', sentence, source),
        became: (made, words) => {
          key = made;
          said = words;
        },
      };
    },
    added: (sentence) => {
      if (!added.includes(sentence)) added.push(sentence);
    },
    finish: () => ({ format, items: items.map((finished) => finished()), added }),
  };
}
