import type { Cell, Column } from '../../surveys/questions/question-kind';

/** A data file to write: the codebook's columns, and rows of cells in their order. */
export type ExportTable = {
  /** Names the file, without ending: 'survey-1'. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
};

export type ExportFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** What each export format offers. A format is one file and a row in index.ts. */
export type ExportFormat = {
  readonly name: string;
  /** Its name on the staff screens. */
  readonly label: string;
  /** The data and whatever must go with it to be read (the codebook). */
  readonly write: (table: ExportTable) => readonly ExportFile[];
};
