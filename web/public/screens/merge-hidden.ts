import type { Shown } from './estimate';

/**
 * Cells of a row from left to right; neighbours that are hidden for one reason are one cell, said in words once.
 * @returns each cell with the column it begins at and how many it covers
 */
export function mergeHidden(cells: readonly Shown[]) {
  const merged: { readonly cell: Shown; readonly at: number; columns: number }[] = [];
  for (const [at, cell] of cells.entries()) {
    const last = merged.at(-1);
    if (last && !last.cell.shown && !cell.shown && last.cell.why === cell.why) last.columns += 1;
    else merged.push({ cell, at, columns: 1 });
  }
  return merged;
}
