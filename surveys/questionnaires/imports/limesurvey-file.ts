/** A LimeSurvey structure file (.lss) as its tables: one record a row, texts as they stand. */
export type LimesurveyFile = {
  /** "Survey", or what else LimeSurvey exports in this way. */
  readonly kind: string;
  readonly version: string;
  /** The main language first, where the file says which it is. */
  readonly languages: readonly string[];
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  /** Parts that are no tables (themes), as their text. */
  readonly others: Readonly<Record<string, string>>;
};
