import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLimesurveyTables } from '../../../analysis/imports/limesurvey-tables';
import { readJson, readText } from '../../../analysis/imports/text';
import { readXml } from '../../../analysis/imports/xml';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('XML', () => {
  test('elements, attributes, characters and CDATA, prefixes left away', () => {
    const read = readXml(
      '<?xml version="1.0"?><!-- a --><x:a b="1 &lt; 2" c=\'>\'>t<![CDATA[<b>&amp;]]><d/>&#x41;</x:a>\n',
    );
    expect(read).toMatchObject({
      name: 'a',
      attributes: { b: '1 < 2', c: '>' },
      text: 't<b>&amp;A',
      children: [{ name: 'd' }],
    });
  });

  test.each([
    ['', 'no element'],
    ['plain', 'outside of the document'],
    ['<a>', 'is not closed'],
    ['<a></b>', 'closes nothing'],
    ['<a/><b/>', 'second document'],
    ['<a b=1/>', 'attribute'],
    ['<a>&nbsp;</a>', 'no entity of XML'],
    ['<a>&amp</a>', 'not closed by a ;'],
    ['<a>&#0;</a>', 'no character'],
    ['<a><![CDATA[x</a>', 'CDATA section is not closed'],
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'declares entities'],
  ])('%j is refused', (text, reason) => {
    expect(() => readXml(text)).toThrow(reason);
  });

  test('the line is named', () => {
    expect(() => readXml('<a>\n<b>\n</a>')).toThrow(/line 3: “<\/a>”/);
  });

  test('what is nested too deep is refused, and a long document is read at once', () => {
    expect(() => readXml('<a>'.repeat(5000))).toThrow('nested more than 100');
    expect(readXml(`<a>${'<b>x</b>'.repeat(50_000)}</a>`).children).toHaveLength(50_000);
  });

  test('law: whatever the characters, it reads or refuses with a code', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'a',
      '"',
      "'",
      '=',
      '&',
      ';',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?',
      '?>',
      ' ',
      'x:',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          readXml(pieces.join(''));
        } catch (error) {
          expect(error).toMatchObject({ code: 'file-not-xml' });
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('text', () => {
  test('by byte order mark, by declaration, else as UTF-8', () => {
    expect(readText(utf8('\uFEFFä'))).toBe('ä');
    expect(readText(new Uint8Array([0xff, 0xfe, 0xe4, 0]))).toBe('ä');
    const latin = '<?xml version="1.0" encoding="ISO-8859-1"?><a>';
    expect(readText(new Uint8Array([...utf8(latin), 0xe4]))).toBe(`${latin}ä`);
    expect(readText(utf8('{"a": "ä"}'))).toBe('{"a": "ä"}');
  });

  test('a byte that does not fit is named by its place', () => {
    expect(() => readText(new Uint8Array([0x61, 0xc3, 0xa4, 0xe4, 0x62]))).toThrow(
      /utf-8: byte [45] does not fit/,
    );
    expect(() => readText(utf8('<?xml version="1.0" encoding="klingon"?>'))).toThrow(/in klingon/);
  });

  test('JSON that breaks off is named by its place', () => {
    expect(readJson('{"a": [1]}')).toEqual({ a: [1] });
    expect(() => readJson('{\n "a": 1,\n}')).toThrow(/line 3/);
  });
});

test('the tables of a LimeSurvey file', () => {
  const text =
    '<document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>350</DBVersion><languages><language>en</language></languages>' +
    '<groups><fields><fieldname>gid</fieldname></fields><rows><row><gid><![CDATA[7]]></gid></row></rows></groups><themes><theme><a>x</a></theme></themes></document>';
  expect(readLimesurveyTables(text)).toEqual({
    kind: 'Survey',
    version: '350',
    languages: ['en'],
    tables: { groups: [{ gid: '7' }] },
    others: { themes: 'x' },
  });
  expect(() => readLimesurveyTables('<html/>')).toThrow('not of LimeSurvey');
});
