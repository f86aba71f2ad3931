import type { Words } from '../vocabulary';

/** What a person's data may be used for. A closed list: a new purpose is a new conversation with every member. */
export const purposes = [
  'run-the-panel', // hold contact details, invite, remind, tell what came of it
  'balance-the-panel', // profile answers, some of them special category, for quotas and weights
  'survey-answers', // use answers in results
  'focus-groups', // be drawn for groups and workshops
  'quote-words', // publish words without a name
  'share-needs', // pass access needs on to those who must meet them
] as const;
export type Purpose = (typeof purposes)[number];

/** Article 6 of the UK GDPR: the bases a panel of a public body uses. */
export const lawfulBases = ['public-task', 'consent', 'legitimate-interests', 'legal-obligation'] as const;
export type LawfulBasis = (typeof lawfulBases)[number];

/** Article 9(2) conditions, needed as well where a purpose touches special-category data. */
export const specialConditions = [
  'explicit-consent', // 9(2)(a)
  'substantial-public-interest', // 9(2)(g)
  'health-or-social-care', // 9(2)(h)
  'public-health', // 9(2)(i)
  'research-or-statistics', // 9(2)(j)
] as const;
export type SpecialCondition = (typeof specialConditions)[number];

/** The footprint's choice for one purpose; data, since partnerships differ. */
export type PurposeBasis = {
  readonly purpose: Purpose;
  readonly basis: LawfulBasis;
  readonly specialCondition?: SpecialCondition;
};

/** A notice or consent text as it stood from a date on. Never edited: a new wording is a new version. */
export type NoticeText = { readonly version: string; readonly from: Date; readonly words: Words };

export const evidences = ['online', 'on-paper', 'by-telephone', 'in-person', 'taken-over'] as const;
export type Evidence = (typeof evidences)[number];

/** What a person saw, said or took back, when, and how that is known. Only ever added. */
export type ConsentEvent = {
  readonly purpose: Purpose;
  /** `informed`: saw the notice, nothing was asked; `given` and `withdrawn` are theirs; `objected` until it is decided, then `upheld` or `not-upheld`. */
  readonly act: 'informed' | 'given' | 'withdrawn' | 'objected' | 'upheld' | 'not-upheld';
  readonly noticeVersion: string;
  readonly at: Date;
  readonly evidence: Evidence;
  /** Where the proof is: a form's number, a file's row. */
  readonly reference?: string;
};

/** What must follow an act of a member. Days are calendar days. */
export type Consequence = {
  readonly mustStop: 'at-once' | 'while-it-is-decided' | 'no';
  readonly erase: 'yes' | 'if-no-other-basis' | 'no';
  readonly replyWithinDays: number;
  readonly say: Words;
};

/**
 * Whether data may be used for a purpose at an instant (R29).
 * On consent: given, and not withdrawn since. On any other basis: the notice was seen and no objection is open or upheld.
 * @param events of one person, any order
 * @example mayUse({ purpose: 'quote-words', basis: 'consent' }, [], now) // false
 */
export function mayUse(basis: PurposeBasis, events: readonly ConsentEvent[], at: Date): boolean {
  const own = events.filter((event) => event.purpose === basis.purpose && event.at <= at).sort(byTime);
  const asks = basis.basis === 'consent' || basis.specialCondition === 'explicit-consent';
  const last = own.filter((event) => event.act === 'given' || event.act === 'withdrawn').at(-1);
  // Someone who took a consent back has said no, whatever basis the partnership has moved to since.
  if (last?.act === 'withdrawn' || (asks && last?.act !== 'given')) return false;
  const objection = own.filter((event) => ['objected', 'upheld', 'not-upheld'].includes(event.act)).at(-1);
  if (objection?.act === 'objected' || objection?.act === 'upheld') return false;
  return own.some((event) => event.act === 'informed' || event.act === 'given');
}

/**
 * What must follow when a member withdraws, objects, asks to be erased, or leaves; it depends on the legal basis (R29, R30).
 * Published figures stay in every case: no one can be found in them.
 * Source: UK GDPR articles 7(3), 12(3), 17, 18 and 21; one month is given as 30 days so that no reply is late.
 * @example whatFollows({ purpose: 'survey-answers', basis: 'public-task' }, 'object').mustStop // 'while-it-is-decided'
 */
export function whatFollows(
  basis: PurposeBasis,
  act: 'withdraw' | 'object' | 'erase' | 'leave',
): Consequence {
  const asks = basis.basis === 'consent' || basis.specialCondition === 'explicit-consent';
  if (act === 'leave') {
    return follow(
      'at-once',
      'if-no-other-basis',
      'You have left the panel. We will not write to you again. Figures already published stay, and nobody can be found in them.',
    );
  }
  if (asks) {
    const erase = act === 'object' ? 'no' : 'yes';
    return follow(
      'at-once',
      erase,
      'We have stopped using your information for this. What was done before you told us stays lawful, and published figures stay.',
    );
  }
  if (basis.basis === 'legal-obligation') {
    return follow(
      'no',
      'no',
      'The law requires us to keep this, so we cannot stop. We will write to you with the law and the date it ends.',
    );
  }
  if (act === 'object') {
    return follow(
      'while-it-is-decided',
      'if-no-other-basis',
      'We have stopped using your information for this while we look at your objection. We will write to you within 30 days.',
    );
  }
  if (act === 'erase') {
    return follow(
      'while-it-is-decided',
      'if-no-other-basis',
      'We will look at what we hold and erase what we no longer need. We will write to you within 30 days.',
    );
  }
  return follow(
    'while-it-is-decided',
    'no',
    'We use your information for this because it is part of our public work, not by your consent. We have taken your message as an objection and stopped while we look at it.',
  );
}

/**
 * The notice that was in force at an instant.
 * @returns undefined before the first
 * @example noticeInForce(texts, now)?.version // '2018-05'
 */
export function noticeInForce(texts: readonly NoticeText[], at: Date): NoticeText | undefined {
  return texts
    .filter((text) => text.from <= at)
    .sort((a, b) => a.from.getTime() - b.from.getTime())
    .at(-1);
}

/**
 * What is wrong with a footprint's choice of bases, in words for staff.
 * @param special purposes that touch special-category data in this footprint
 * @returns empty when every purpose has one basis, and a condition where it needs one
 * @example reviewBases([], []).length // 6: every purpose lacks a basis
 */
export function reviewBases(bases: readonly PurposeBasis[], special: readonly Purpose[]): readonly string[] {
  return purposes.flatMap((purpose) => {
    const own = bases.filter((basis) => basis.purpose === purpose);
    if (own.length !== 1) {
      return [`Purpose "${purpose}" has ${own.length} legal bases. Choose exactly one.`];
    }
    if (special.includes(purpose) && own[0]!.specialCondition === undefined) {
      return [
        `Purpose "${purpose}" uses special-category data but names no condition of article 9. Choose one.`,
      ];
    }
    return [];
  });
}

function follow(mustStop: Consequence['mustStop'], erase: Consequence['erase'], en: string): Consequence {
  return { mustStop, erase, replyWithinDays: 30, say: { en } };
}

function byTime(a: ConsentEvent, b: ConsentEvent): number {
  return a.at.getTime() - b.at.getTime();
}
