/** Rows as a file for spreadsheets and printers: CSV, UTF-8 with its mark. */
export function csvOf(head: readonly string[], rows: readonly (readonly (string | null)[])[]): string {
  return `\uFEFF${[head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** A spreadsheet must take what someone gave as their name for words, never for a formula. */
function cell(text: string | null): string {
  const plain = /^[=@\t\r]|^[+-](?!\d)/.test(text ?? '') ? `'${text}` : (text ?? '');
  return /[",\r\n]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}
