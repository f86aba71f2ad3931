import ExcelJS from 'exceljs';

/** A sheet to write: rows of texts, the first of them its header. */
export type SheetToWrite = { readonly name: string; readonly rows: readonly (readonly string[])[] };

/**
 * Sheets of texts as an .xlsx workbook. Every cell is a text, so nothing in it is ever run as a formula or taken for a
 * date. It is no export format of the record beside: those take rows of answers with a codebook, this takes sheets.
 * @returns the bytes of the workbook; the same sheets give the same bytes but for the day
 */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const { name, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    for (const row of rows) sheet.addRow(row.map((cell) => (cell === '' ? null : asWritten(cell))));
    sheet.getRow(1).font = { bold: true };
    sheet.eachRow((row) => {
      row.alignment = { wrapText: true, vertical: 'top' };
    });
    for (const [index, head] of (rows[0] ?? []).entries())
      sheet.getColumn(index + 1).width = /label|hint|words|relevant|constraint/.test(head) ? 48 : 18;
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A workbook reads _x0041_ as a letter: what only looks so is marked (ECMA-376, part 1, 22.9.2.19). */
const asWritten = (text: string) => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
