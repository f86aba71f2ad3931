/** Columns of a sheet of an XLSForm: what each is, in which language, and which cells have been read. */
import type { Sheet, SheetRow } from './source';

export type Column = {
  /** As the header writes it. */
  readonly header: string;
  /** Its part of the form: "label", "constraint_message". */
  readonly part: string;
  /** The language as written: "English (en)"; '' for none. */
  readonly language: string;
};

/** A row whose cells are asked for by part; what nobody asked for is left at the end. */
export type FormRow = {
  readonly number: number;
  readonly text: (part: string) => string;
  /** The cells of a part that has languages: language as written → text. */
  readonly texts: (part: string) => Readonly<Record<string, string>>;
  readonly left: () => readonly { readonly header: string; readonly text: string }[];
  /** What stands in a cell of any other column by its part, without taking it. */
  readonly parts: () => readonly string[];
};

const aliases: Readonly<Record<string, string>> = {
  'list name': 'list_name',
  // ODK-X (its “XLSX converter”) names the same parts otherwise.
  choice_list_name: 'list_name',
  'display.text': 'label',
  'display.prompt.text': 'label',
  'display.title.text': 'label',
  'display.hint': 'hint',
  'display.hint.text': 'hint',
  caption: 'label',
  relevance: 'relevant',
  requiredmsg: 'required_message',
  'required message': 'required_message',
  required_msg: 'required_message',
  'constraint message': 'constraint_message',
  constraint_msg: 'constraint_message',
  'read only': 'read_only',
  readonly: 'read_only',
  'repeat count': 'repeat_count',
  'choice filter': 'choice_filter',
  'guidance hint': 'guidance_hint',
  'bind::relevant': 'relevant',
  'bind::required': 'required',
  'bind::constraint': 'constraint',
  'bind::jr:constraintmsg': 'constraint_message',
  'control::appearance': 'appearance',
  title: 'form_title',
  'set form title': 'form_title',
  'set form id': 'form_id',
  'default language': 'default_language',
};

/** Parts that may be said in several languages. */
const spoken = /^(label|hint|guidance_hint|constraint_message|required_message|image|audio|video|media)$/;

/**
 * The columns that a header row names.
 * @example columnOf('label::English (en)') // { header: …, part: 'label', language: 'English (en)' }
 */
export function columnOf(header: string): Column {
  const plain = header.trim().replace(/\s+/g, ' ');
  const whole = aliases[plain.toLowerCase()];
  if (whole !== undefined) return { header: plain, part: whole, language: '' };
  const [first = '', ...rest] = plain.split(/\s*::?\s*/);
  const before = first.toLowerCase();
  const part = aliases[before] ?? before;
  if (!spoken.test(part) || rest.length === 0)
    return { header: plain, part: plain.toLowerCase(), language: '' };
  if (part === 'media')
    return { header: plain, part: rest[0]!.toLowerCase(), language: rest.slice(1).join('::') };
  return { header: plain, part, language: rest.join('::') };
}

/** The rows under the header of a sheet. */
export function formRows(sheet: Sheet): {
  readonly columns: readonly Column[];
  readonly rows: readonly FormRow[];
} {
  const [head, ...rows] = sheet.rows;
  const columns = (head?.cells ?? []).map(columnOf);
  return { columns, rows: rows.map((row) => formRow(columns, row)) };
}

function formRow(columns: readonly Column[], { number, cells }: SheetRow): FormRow {
  const taken = new Set<number>();
  const takeAll = (part: string) =>
    columns.flatMap((column, index) => {
      const text = (cells[index] ?? '').trim();
      if (column.part !== part || text === '') return [];
      taken.add(index);
      return [{ column, text }];
    });
  return {
    number,
    text: (part) => takeAll(part)[0]?.text ?? '',
    texts: (part) => Object.fromEntries(takeAll(part).map(({ column, text }) => [column.language, text])),
    left: () =>
      cells.flatMap((cell, index) =>
        cell.trim() === '' || taken.has(index)
          ? []
          : [{ header: columns[index]?.header || `column ${index + 1}`, text: cell.trim() }],
      ),
    parts: () => columns.filter((_, index) => (cells[index] ?? '').trim() !== '').map(({ part }) => part),
  };
}
