import { entriesOf, textsOf } from '../../surveys/wording/entries';
import { catalogues } from '../../surveys/wording/words';

/** Words of the product's own that stand in English on a page: what nobody has translated, or what is not asked for by language. */
export function englishLeft(html: string): string[] {
  const text = html.replace(/<script[\s\S]*?<\/script>/g, ' ').replace(/<[^>]+>/g, '\n');
  const lines = text.split('\n').map((line) => line.trim());
  return entriesOf(catalogues.en)
    .flatMap(({ entry }) => textsOf(entry))
    .filter((words) => /\w{4}/.test(words) && !words.includes('{') && lines.includes(words));
}
