/** A clip as a page plays it, with the words that stand beside it. */
export type ShownClip = {
  /** The question it stands with, on a page of several. */
  readonly question?: string;
  /** What is pressed to watch it. */
  readonly title: string;
  readonly src: string;
  /** In pixels, where they are known: the page keeps the place free. */
  readonly width?: number;
  readonly height?: number;
  readonly captions: readonly { readonly language: string; readonly name: string; readonly src: string }[];
  /** All that is said, to read instead, under what is pressed to read it. */
  readonly transcript?: { readonly title: string; readonly text: string };
};
