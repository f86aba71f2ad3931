/** One category of a margin, or one crossing of several: how many residents, how many wanted on the panel. */
export type FrameCell = {
  /** One code for each variable of the margin, in their order. */
  readonly codes: readonly string[];
  readonly label: string;
  /** Residents of the population in this cell, as counted by the source. */
  readonly population: number;
  /** Share of the population, 0–1. */
  readonly share: number;
  /** Members wanted; the targets of a margin add up to the size of the panel. */
  readonly target: number;
  /** How many more than the target may be admitted. */
  readonly tolerance: number;
};

/** A margin of a quota frame: one variable, or several interlocked. */
export type FrameMargin = {
  /** `sex`, or `age_band*sex` for an interlock. */
  readonly key: string;
  readonly variables: readonly string[];
  readonly marginId: string;
  readonly universe: string;
  readonly geography: string;
  readonly source: string;
  readonly year: number;
  readonly licence: string;
  /** People the source counts in this margin, before it was scaled to the frame's total. */
  readonly total: number;
  /** The frame's total ÷ this margin's: 1 but for census perturbation, or for another universe. */
  readonly factor: number;
  /** Chosen by the frame builder although it counts another universe: only its shares are used, and that is shown. */
  readonly otherUniverse: boolean;
  /** At most this share of the panel's size may be unknown in the margin (R5). */
  readonly unknownShare: number;
  readonly cells: readonly FrameCell[];
};

/** Margins scaled to the panel's size, all of one universe. */
export type QuotaFrame = {
  readonly size: number;
  readonly universe: string;
  /** Residents the frame stands for. */
  readonly population: number;
  readonly margins: readonly FrameMargin[];
};
