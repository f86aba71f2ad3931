/** What became of one thing compared. */
export type Comparison = {
  /** Case, and within it the query: "clus-raked / 3 mean api00". */
  readonly id: string;
  /** What is compared: weight, estimate, se, interval, statistic, p, rate, probability, refusal … */
  readonly kind: string;
  readonly passed: boolean;
  /** Relative error (absolute where the README says so); null where there is none to take, as for a refusal. */
  readonly error: number | null;
  /** For a failure: what was found and what was wanted. */
  readonly note?: string;
};

/** One file of a folder of reference cases, worked through. */
export type FileReport = {
  readonly file: string;
  readonly cases: number;
  readonly queries: number;
  readonly comparisons: readonly Comparison[];
  /** Not compared, and why: the README's own list, cases skipped as too slow, methods not built. */
  readonly apart: readonly { readonly id: string; readonly why: string }[];
};

export type ReferenceOptions = {
  /** Only cases known to take under so many seconds. */
  readonly within: number;
};

/** One kind of reference cases: a folder's name, and how its cases are carried out and compared. */
export type ReferencePart = {
  readonly folder: string;
  /** @param root the folder laid out like the gold cases; the part reads `root/folder` (and `root/data`) */
  readonly run: (root: string, options: ReferenceOptions) => Promise<readonly FileReport[]>;
};
