import rendererModule, { type Document, type Line, type Structure } from 'pdfmake/js/Renderer.js';

/** Sizes of text by which a line's part is known. */
export type TagSizes = { readonly title: number; readonly heading: number; readonly footer: number };

let sizes: TagSizes | undefined;
const open = new WeakMap<Document, { tag: string; structure: Structure; root: Structure }>();

/**
 * pdfmake marks a document as tagged and puts nothing into its tree, which reads as an empty page to a screen reader. The
 * tree is filled here while lines are drawn, in the order of reading: headings, paragraphs; frames and page numbers are
 * marked as no part of it. Lines of one paragraph stand in one element.
 * Source: ISO 32000-1, 14.7 and 14.8 (logical structure, tagged PDF); the structure functions are pdfkit's.
 */
export function tagLines(by: TagSizes): void {
  const isFirst = sizes === undefined;
  sizes = by;
  if (!isFirst) return;
  // Some loaders hand over the class itself, others the module around it.
  const { prototype } = 'default' in rendererModule ? rendererModule.default : rendererModule;
  const { renderLine, renderVector, renderImage } = prototype;
  prototype.renderLine = function (line, x, y) {
    const { pdfDocument } = this;
    const tag = pdfDocument.options.tagged ? tagOf(line) : undefined;
    if (tag === undefined) return renderLine.call(this, line, x, y);
    if (tag === 'Artifact') pdfDocument.markContent('Artifact');
    else elementFor(pdfDocument, tag, line).add(pdfDocument.markStructureContent(tag));
    renderLine.call(this, line, x, y);
    pdfDocument.endMarkedContent();
  };
  prototype.renderVector = function (vector) {
    const { pdfDocument } = this;
    if (!pdfDocument.options.tagged) return renderVector.call(this, vector);
    pdfDocument.markContent('Artifact');
    renderVector.call(this, vector);
    pdfDocument.endMarkedContent();
  };
  prototype.renderImage = function (image) {
    const { pdfDocument } = this;
    if (!pdfDocument.options.tagged) return renderImage.call(this, image);
    pdfDocument.markContent('Artifact');
    renderImage.call(this, image);
    pdfDocument.endMarkedContent();
  };
}

function tagOf({ inlines }: Line): string | undefined {
  const size = inlines[0]?.fontSize;
  if (size === undefined || !sizes) return undefined;
  if (size === sizes.title) return 'H1';
  if (size === sizes.heading) return 'H2';
  return size === sizes.footer ? 'Artifact' : 'P';
}

/** The element a line goes on in, until its paragraph ends; then a new one. */
function elementFor(document: Document, tag: string, line: Line): Structure {
  const before = open.get(document);
  const root = before?.root ?? begin(document);
  const structure = before?.tag === tag ? before.structure : document.struct(tag);
  if (structure !== before?.structure) root.add(structure);
  open.set(document, { tag: line.lastLineInParagraph ? '' : tag, structure, root });
  return structure;
}

function begin(document: Document): Structure {
  const root = document.struct('Document');
  document.addStructure(root);
  return root;
}
