import type { ChanceBand } from './bands';
import { getDrawMethod } from './index';
import { sayCell } from './instance';
import type { AuditorReceipt, PublicReceipt } from './receipt';

/**
 * A receipt as a page that can be read and printed: plain HTML, without styles or scripts of its own.
 * @returns a whole document; every word from the receipt is escaped
 */
export function receiptPage(receipt: PublicReceipt | AuditorReceipt): string {
  const open = receipt.kind === 'public' ? receipt : receipt.public;
  const parts = [
    ...publicParts(open),
    ...(receipt.kind === 'auditor' ? auditorParts(receipt) : []),
    `<h2>Check it yourself</h2><p>Save the receipt’s JSON file and run <code>npm run verify-draw -- FILE</code> in a copy of the program. No database is needed.</p>`,
  ];
  const title = inHtml(`Receipt of a draw: ${open.title}`);
  return `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>${title}</title></head>\n<body>\n<h1>${title}</h1>\n${parts.join('\n')}\n</body>\n</html>\n`;
}

function publicParts(receipt: PublicReceipt): string[] {
  const { seats, chosen, pool, bands, panels, quotas, onePerHousehold, commitment, seed, drawn, own, mark } =
    receipt;
  const held = chosen === 0 ? '' : ` ${chosen} of the seats were held already.`;
  return [
    `<p>${pool ?? 'Fewer than ten'} people were in the draw for ${seats} seats.${held} ${inHtml(receipt.promise)} ${inHtml(sayStatus(receipt))}</p>`,
    ...(receipt.numbered ? [`<p>${inHtml(sayNumbered(receipt))}</p>`] : []),
    `<h2>Chances</h2>${
      bands.length === 0
        ? `<p>Nobody had less than ${percent(receipt.minimum)}. Of so few people the chances are not told apart.</p>`
        : `${table(
            ['People', 'Chance'],
            bands.map((band) => [String(band.people), sayBand(band)]),
          )}<p>Chances held by fewer than ten people are shown together with their neighbours.</p>`
    }<p>Your own exact chance is in the line that only your secret finds (${own.length} lines in the JSON file).</p>`,
    `<h2>Quotas</h2>${table(
      ['Who', 'At least', 'At most'],
      quotas.map(({ cell, min, max }) => [sayCell(cell), String(min), String(max)]),
    )}${onePerHousehold ? '<p>At most one person from each household.</p>' : ''}`,
    `<h2>The draw</h2>${table(
      ['What', 'Value'],
      [
        ['Panels that could be drawn', String(panels.length)],
        ['Commitment to the people and quotas', commitment.instance],
        ['Commitment to the panels and their chances', commitment.lottery],
        ['Commitment to everything on this receipt that was settled before the draw', commitment.terms],
        ...(seed === null || commitment.seed === null
          ? [['Witnesses of the ball', receipt.witnesses ?? 'Not drawn yet']]
          : [
              ['Commitment to the seed', commitment.seed],
              ['Seed, revealed after the draw', seed],
            ]),
        ['Panel drawn', drawn === null ? 'Not drawn yet' : `${drawn} of ${panels.length}`],
        ['Fingerprint of this receipt', mark],
        ['Method and version', `${receipt.method}, ${receipt.version}, ${receipt.iterations} iterations`],
      ],
    )}`,
  ];
}

function auditorParts({ opening, panels, public: open }: AuditorReceipt): string[] {
  const features = Object.keys(opening.people[0]?.features ?? {});
  const names = (rows: readonly number[]) => rows.map((row) => opening.people[row]!.pseudonym).join(', ');
  return [
    `<h2>People, under pseudonyms</h2>${table(
      ['Pseudonym', ...features, ...(open.onePerHousehold ? ['Household'] : []), 'Place'],
      opening.people.map(({ pseudonym, features: values, household, place }) => [
        pseudonym,
        ...features.map((feature) => values[feature] ?? ''),
        ...(open.onePerHousehold ? [household ?? ''] : []),
        place,
      ]),
    )}`,
    `<h2>Panels and their chances</h2>${table(
      ['Panel', 'Chance', 'People'],
      panels.map(({ people, chance }, p) => [
        `${p + 1}${p + 1 === open.drawn ? ' (drawn)' : ''}`,
        percent(chance),
        names(people),
      ]),
    )}`,
  ];
}

/** What is known of the fairness, in a sentence. */
export function sayStatus({
  method,
  status,
  gap,
  minimum,
  minimumAtMost,
}: Pick<PublicReceipt, 'method' | 'status' | 'gap' | 'minimumAtMost' | 'minimum'>): string {
  const { boundsLowest, loses } = getDrawMethod(method);
  const lost = loses === null ? '' : ` Against the fairest draw something is lost: ${lowerFirst(loses)}`;
  if (!boundsLowest) return lost.trim();
  if (status === 'proven') return `This was proven for this draw.${lost}`;
  return `The search ended before its proof: the lowest chance is ${percent(minimum)} and could not be above ${percent(minimumAtMost)}; anyone’s chance is at most ${(gap * 100).toFixed(2)} points below what the bound allows.${lost}`;
}

const lowerFirst = (sentence: string) => `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;

/** What numbering the panels cost in fairness; empty where the lottery itself was drawn from. */
export function sayNumbered({
  numbered,
  panels,
  minimum,
}: Pick<PublicReceipt, 'numbered' | 'minimum'> & { readonly panels: { readonly length: number } }): string {
  if (numbered === null) return '';
  return `For balls, the lottery was rounded to ${panels.length} numbered panels, each as likely as any other. The lowest chance is ${percent(minimum)} instead of ${percent(numbered.minimumBefore)}, and nobody loses more than ${(numbered.largestLoss * 100).toFixed(2)} points.`;
}

function sayBand({ from, to, mean }: ChanceBand): string {
  return to - from < 1e-9 ? percent(mean) : `${percent(from)} to ${percent(to)} (mean ${percent(mean)})`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(4).replace(/\.?0+$/, '')} %`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${inHtml(cell)}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${line(head, 'th')}</thead><tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody></table>`;
}

function inHtml(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!,
  );
}
