import type { Report } from './report';
import type { Sheet } from './source';
import type { ListedOption } from './xlsform-cascade';
import { formRows } from './xlsform-columns';
import type { Languages } from './xlsform-languages';

/** The lists of the choices sheet. */
export type Lists = {
  readonly get: (name: string) => readonly ListedOption[] | undefined;
  readonly noteUnused: () => void;
};

/** Reads the choices sheet; each row has an item in the report. */
export function readChoices(sheet: Sheet | undefined, { said }: Languages, report: Report): Lists {
  const lists = new Map<string, { options: ListedOption[]; names: Set<string>; used: boolean }>();
  for (const row of sheet ? formRows(sheet).rows : []) {
    const list = row.text('list_name');
    const name = row.text('name') || row.text('value') || row.text('data_value');
    const place = `${sheet?.name}, row ${row.number}`;
    const entry = report.entry('choice', name || `row ${row.number}`, place);
    const label = said(row.texts('label'));
    const columns = Object.fromEntries(row.left().map(({ header, text }) => [header, text]));
    for (const { header, text } of row.left())
      entry.aside(`“${header}” stands beside the choice and is no part of it here.`, text);
    if (list === '' || name === '') {
      entry.leftOut(
        list === '' ? 'It names no list.' : 'It has no name. Give it one in the file.',
        Object.values(label).join('\n'),
      );
      continue;
    }
    const held = lists.get(list) ?? { options: [], names: new Set(), used: false };
    if (held.names.has(name))
      entry.aside(`The list “${list}” has this name more than once; conditions mean the first.`);
    held.options.push({ name, label, entry, columns });
    held.names.add(name);
    lists.set(list, held);
  }
  return {
    get: (name) => {
      const held = lists.get(name);
      if (held) held.used = true;
      return held?.options;
    },
    noteUnused: () => {
      for (const [name, held] of lists)
        if (!held.used)
          for (const { entry, label } of held.options)
            entry.leftOut(`No question uses the list “${name}”.`, Object.values(label).join('\n'));
    },
  };
}
