/** One who may be drawn. */
export type Person = {
  /** A pseudonym, never a name. */
  readonly id: string;
  /** Feature → value, as the quotas name them. */
  readonly features: Readonly<Record<string, string>>;
  /** Those with the same key live together; left out or empty for someone on their own. */
  readonly household?: string;
};

/** How many of the panel must be, for example, `{ gender: 'woman' }`; two features or more make an interlocked quota. */
export type Quota = {
  readonly cell: Readonly<Record<string, string>>;
  readonly min: number;
  readonly max: number;
  /** The least and the most it may be relaxed to, if quotas cannot be met; as `min` and `max` when left out. */
  readonly minFlex?: number;
  readonly maxFlex?: number;
};

/** Who may be drawn, for how many seats, under which quotas (R28). */
export type Instance = {
  readonly people: readonly Person[];
  readonly quotas: readonly Quota[];
  /** Seats, those of people already chosen included. */
  readonly seats: number;
  /** At most one from each household. */
  readonly onePerHousehold?: boolean;
  /** Ids of those who sit already: they count towards seats, quotas and households. */
  readonly chosen?: readonly string[];
  /** Ids of those who may not be drawn. */
  readonly excluded?: readonly string[];
};

/**
 * A cell in words.
 * @example sayCell({ gender: 'woman', age: '16-29' }) // 'gender woman, age 16-29'
 */
export function sayCell(cell: Readonly<Record<string, string>>): string {
  return Object.entries(cell)
    .map(([feature, value]) => `${feature} ${value}`)
    .join(', ');
}

/** Whether someone is in a cell: every feature it names has the value it names. */
export function isIn(cell: Readonly<Record<string, string>>, person: Person): boolean {
  return Object.entries(cell).every(([feature, value]) => person.features[feature] === value);
}
