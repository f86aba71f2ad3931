import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readSheets } from '../../../analysis/imports/sheets';

/** An .xlsx workbook as bytes. */
async function aWorkbook(fill: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The workbook with one of its parts rewritten. */
function rewritten(bytes: Uint8Array, path: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [path]: strToU8(change(strFromU8(parts[path]!))) });
}

const simple = () =>
  aWorkbook((workbook) => {
    workbook.addWorksheet('survey').addRows([['type', 'name'], [], ['text', ' a ']]);
  });

test('sheets become rows of texts, empty rows left out, with the numbers the spreadsheet shows', async () => {
  expect(await readSheets(await simple())).toEqual([
    {
      name: 'survey',
      rows: [
        { number: 1, cells: ['type', 'name'] },
        { number: 3, cells: ['text', 'a'] },
      ],
      merged: [],
    },
  ]);
});

test('numbers, dates, formulas, rich text, links and truths stand as they are shown', async () => {
  const bytes = await aWorkbook((workbook) => {
    const sheet = workbook.addWorksheet('x');
    sheet.addRow([0.1 + 0.2, new Date(Date.UTC(2026, 10, 27)), true]);
    sheet.addRow([
      { formula: 'A1*2', result: 4 },
      { richText: [{ text: 'bold ', font: { bold: true } }, { text: 'plain' }] },
      { text: 'here', hyperlink: 'https://example.org' },
    ]);
    sheet.addRow([{ formula: 'TRUE()' }, { formula: 'B1&B2' }, { error: '#N/A' }]);
  });
  const [sheet] = await readSheets(bytes);
  expect(sheet?.rows.map(({ cells }) => cells)).toEqual([
    ['0.3', '2026-11-27', 'TRUE'],
    ['4', 'bold plain', 'here'],
    ['TRUE', '=B1&B2', '#N/A'],
  ]);
});

test('joined cells count as their first and are named', async () => {
  const bytes = await aWorkbook((workbook) => {
    const sheet = workbook.addWorksheet('survey');
    sheet.addRow(['type', 'name']);
    sheet.mergeCells('A2:B3');
    sheet.getCell('A2').value = 'note';
  });
  const [sheet] = await readSheets(bytes);
  expect(sheet).toMatchObject({ merged: ['A2:B3'], rows: [{}, { number: 2, cells: ['note'] }] });
});

test('rules and joined cells over whole columns do not make it slow', async () => {
  const bytes = rewritten(await simple(), 'xl/worksheets/sheet1.xml', (xml) =>
    xml.replace(
      '</sheetData>',
      '</sheetData><mergeCells count="1"><mergeCell ref="D1:XFD1048576"/></mergeCells><dataValidations count="1"><dataValidation type="list" sqref="A1:A1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>',
    ),
  );
  const before = performance.now();
  const [sheet] = await readSheets(bytes);
  expect(sheet?.rows).toHaveLength(2);
  expect(performance.now() - before).toBeLessThan(2000);
});

test('thousands of rows are read', async () => {
  const bytes = await aWorkbook((workbook) => {
    const sheet = workbook.addWorksheet('choices');
    for (let row = 0; row < 8000; row += 1) sheet.addRow(['list', `c${row}`, `Choice ${row}`]);
  });
  const [sheet] = await readSheets(bytes);
  expect(sheet?.rows).toHaveLength(8000);
});

describe('what is refused, each with the remedy', () => {
  test.each([
    ['a text', strToU8('type,name\ntext,a'), 'archive is broken'],
    ['nothing', new Uint8Array(), 'archive is broken'],
    ['an older workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'older .xls'],
    ['another archive', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'holds no workbook'],
    ['a workbook of rubbish', zipSync({ 'xl/workbook.xml': strToU8('<x') }), 'not follow the format'],
  ])('%s', async (_, bytes, reason) => {
    await expect(readSheets(bytes)).rejects.toThrow(new RegExp(`${reason}.*save it as \\.xlsx`));
  });

  test('a workbook cut short', async () => {
    const bytes = await simple();
    await expect(readSheets(bytes.slice(0, bytes.length - 400))).rejects.toMatchObject({
      code: 'file-not-workbook',
    });
  });

  test('an archive that unfolds to far more than it is, said or unsaid', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(60_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    await expect(readSheets(bomb)).rejects.toMatchObject({ code: 'file-too-large' });
    // The sizes that the archive claims are forged to a few bytes.
    const forged = bomb.slice();
    const view = new DataView(forged.buffer);
    for (let at = 0; at + 30 < forged.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 100, true);
    }
    await expect(readSheets(forged)).rejects.toMatchObject({ code: 'file-not-workbook' });
  });
});
