/** The part of pdfmake that is used; the package brings no types. */
declare module 'pdfmake' {
  type Margins = readonly [number, number, number, number];
  export type Content =
    | string
    | {
        readonly text?: string | readonly Content[];
        readonly stack?: readonly Content[];
        readonly columns?: readonly Content[];
        readonly image?: string;
        readonly fit?: readonly [number, number];
        readonly canvas?: readonly Readonly<Record<string, number | string>>[];
        readonly table?: {
          readonly widths?: readonly (number | string)[];
          readonly body: readonly (readonly Content[])[];
        };
        readonly layout?: string;
        readonly width?: number | string;
        readonly margin?: Margins;
        readonly style?: string;
        readonly alignment?: string;
        readonly unbreakable?: boolean;
        readonly columnGap?: number;
        readonly headlineLevel?: number;
      };
  type Definition = Readonly<Record<string, unknown>> & { readonly content: readonly Content[] };
  const pdfmake: {
    setFonts: (fonts: unknown) => void;
    setUrlAccessPolicy: (allow: (url: string) => boolean) => void;
    setLocalAccessPolicy: (allow: (path: string) => boolean) => void;
    readonly virtualfs: { writeFileSync: (name: string, data: string, encoding: string) => void };
    createPdf: (definition: Definition) => { getBuffer: () => Promise<Uint8Array> };
  };
  export default pdfmake;
}

declare module 'pdfmake/build/fonts/Roboto.js' {
  const roboto: {
    readonly vfs: Readonly<Record<string, { readonly data: string; readonly encoding: string }>>;
    readonly fonts: Readonly<Record<string, unknown>>;
  };
  export default roboto;
}

declare module 'pdfmake/js/Renderer.js' {
  /** What stands in a line: pieces of text with their size. */
  export type Line = {
    readonly inlines: readonly { readonly fontSize: number; readonly text: string }[];
    readonly lastLineInParagraph?: boolean;
  };
  export type Structure = { add: (child: unknown) => Structure; end: () => void };
  export type Document = {
    readonly options: { readonly tagged?: boolean };
    markContent: (tag: string) => void;
    markStructureContent: (tag: string) => unknown;
    endMarkedContent: () => void;
    struct: (tag: string) => Structure;
    addStructure: (structure: Structure) => void;
  };
  export type RendererOf = { readonly pdfDocument: Document };
  type RendererClass = {
    readonly prototype: {
      renderLine: (this: RendererOf, line: Line, x: number, y: number) => void;
      renderVector: (this: RendererOf, vector: unknown) => void;
      renderImage: (this: RendererOf, image: unknown) => void;
    };
  };
  const renderer: RendererClass | { readonly default: RendererClass };
  export default renderer;
}
