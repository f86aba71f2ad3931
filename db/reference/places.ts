import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Area } from '../../surveys/panel/profile';

/** What is known of the place a postcode lies in; the codes are those of the population margins. */
export type Place = Required<Area>;

/** Which places belong to a footprint: those whose code of one level is in the list. */
export type PlaceRule = {
  readonly by: 'authority' | 'sicbl' | 'msoa' | 'ward' | 'lsoa';
  readonly codes: readonly string[];
};

/** What became of a postcode: a place, a well-formed postcode that the list lacks, or one that cannot be a postcode. */
export type PostcodeFinding =
  | { readonly found: 'place'; readonly postcode: string; readonly place: Place }
  | { readonly found: 'unknown'; readonly postcode: string; readonly problem: PostcodeProblem }
  | { readonly found: 'malformed'; readonly problem: PostcodeProblem };

/** Why there is no place, as a code and as a sentence for the member. */
export type PostcodeProblem = {
  readonly code: 'postcode-missing' | 'postcode-too-short' | 'postcode-too-long' | 'postcode-malformed' | 'postcode-unknown';
  readonly words: string;
};

/** One local authority of a footprint with its wards, for choosing from a list. */
export type AreaList = {
  readonly authority: string;
  readonly authorityName: string;
  readonly wards: readonly { readonly ward: string; readonly wardName: string }[];
}[];

export type Places = {
  readonly findPostcode: (text: string) => PostcodeFinding;
  readonly findLsoa: (code: string) => Place | undefined;
  /** Every small area of the files that a rule takes in. */
  readonly listPlaces: (rule: PlaceRule) => readonly Place[];
  readonly listAreas: (rule: PlaceRule) => AreaList;
  /** Residents of all ages (Census 2021) in each small area that a rule takes in. */
  readonly countResidents: (rule: PlaceRule) => readonly { readonly place: Place; readonly residents: number }[];
  /** Postcodes of a footprint, sorted; walks the whole file, so for the demo and for tests only. */
  readonly listPostcodes: (rule: PlaceRule) => readonly { readonly postcode: string; readonly place: Place }[];
  readonly postcodeCount: number;
};

/**
 * Reads the bundled places. Postcodes stay one text of equal lines, searched by halving, so that starting costs a file read.
 * @param root the folder that holds areas.tsv and postcodes.txt
 * @throws Error when a file is missing or not in the shape its SOURCE.md describes
 */
export function loadPlaces(root: string): Places {
  const { places: byLsoa, residents } = readAreas(join(root, 'areas.tsv'));
  const text = readFileSync(join(root, 'postcodes.txt'), 'latin1');
  if (text.length === 0 || text.length % lineLength !== 0) {
    throw new Error(`${join(root, 'postcodes.txt')} must have lines of ${lineLength} bytes. Restore the file from the release.`);
  }
  const postcodeCount = text.length / lineLength;
  const placeAt = (line: number): Place => {
    const lsoa = lsoaPrefix + text.slice(line * lineLength + 8, line * lineLength + 13);
    const place = byLsoa.get(lsoa);
    if (!place) throw new Error(`postcodes.txt names ${lsoa}, which areas.tsv lacks. Restore both files from the release.`);
    return place;
  };

  const find = (key: string): Place | undefined => {
    let low = 0;
    let high = postcodeCount - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const here = text.slice(middle * lineLength, middle * lineLength + 7);
      if (here === key) return placeAt(middle);
      if (here < key) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  };

  const listPlaces = (rule: PlaceRule) => [...byLsoa.values()].filter((place) => isInside(rule, place));

  return {
    postcodeCount,
    findLsoa: (code) => byLsoa.get(code),
    listPlaces,
    listAreas: (rule) => groupByAuthority(listPlaces(rule)),
    countResidents: (rule) => listPlaces(rule).map((place) => ({ place, residents: residents.get(place.lsoa) ?? 0 })),
    listPostcodes: (rule) => {
      const inside: { postcode: string; place: Place }[] = [];
      for (let line = 0; line < postcodeCount; line++) {
        const place = placeAt(line);
        if (isInside(rule, place)) inside.push({ postcode: printed(text.slice(line * lineLength, line * lineLength + 7)), place });
      }
      return inside;
    },
    findPostcode: (typed) => {
      const reading = readPostcode(typed);
      if ('code' in reading) return { found: 'malformed', problem: reading };
      for (const key of reading.keys) {
        const place = find(key);
        if (place) return { found: 'place', postcode: printed(key), place };
      }
      const postcode = printed(reading.keys[0] as string);
      return { found: 'unknown', postcode, problem: unknownPostcode(postcode) };
    },
  };
}

/** Whether a place belongs to a footprint. A place outside is still a place: the join page names it and says so. */
export function isInside(rule: PlaceRule, place: Place): boolean {
  return rule.codes.includes(place[rule.by]);
}

const lineLength = 14;
const lsoaPrefix = 'E010';

function readAreas(file: string): {
  readonly places: ReadonlyMap<string, Place>;
  readonly residents: ReadonlyMap<string, number>;
} {
  const [head, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const names = head?.split('\t') ?? [];
  const column = (name: string) => {
    const at = names.indexOf(name);
    if (at < 0) throw new Error(`${file} has no column ${name}. Restore the file from the release.`);
    return at;
  };
  const at = {
    lsoa: column('lsoa'),
    lsoaName: column('lsoa_name'),
    msoa: column('msoa'),
    ward: column('ward'),
    wardName: column('ward_name'),
    authority: column('authority'),
    authorityName: column('authority_name'),
    sicbl: column('sicbl'),
    quintile: column('quintile'),
    decile: column('decile'),
    rural: column('rural'),
    residents: column('residents_2021'),
  };
  const places = new Map<string, Place>();
  const residents = new Map<string, number>();
  for (const row of rows) {
    const cells = row.split('\t');
    const cell = (index: number) => cells[index] ?? '';
    const place: Place = {
      lsoa: cell(at.lsoa),
      lsoaName: cell(at.lsoaName),
      msoa: cell(at.msoa),
      msoaName: cell(at.lsoaName).slice(0, -1),
      ward: cell(at.ward),
      wardName: cell(at.wardName),
      authority: cell(at.authority),
      authorityName: cell(at.authorityName),
      sicbl: cell(at.sicbl),
      quintile: cell(at.quintile),
      decile: cell(at.decile),
      rural: cell(at.rural) === 'rural' ? 'rural' : 'urban',
    };
    places.set(place.lsoa, place);
    residents.set(place.lsoa, Number(cell(at.residents)));
  }
  return { places, residents };
}

/** The seven-place keys a typed postcode may stand for, likeliest first, or why it cannot be a postcode. */
function readPostcode(typed: string): { readonly keys: readonly string[] } | PostcodeProblem {
  const compact = typed.normalize('NFKC').toUpperCase().replace(/[\s.,\-\u2010-\u2015]/g, '');
  if (compact === '') return { code: 'postcode-missing', words: 'Type your postcode, for example BS1 1AA.' };
  if (!/^[A-Z0-9]+$/.test(compact)) return malformed(typed);
  if (compact.length < 5) {
    return {
      code: 'postcode-too-short',
      words: `“${typed.trim()}” is only part of a postcode. Type all of it, for example BS1 1AA.`,
    };
  }
  if (compact.length > 7) {
    return {
      code: 'postcode-too-long',
      words: `“${typed.trim()}” is longer than a postcode. Type only the postcode, for example BS1 1AA.`,
    };
  }
  const inward = compact.slice(-3);
  const inwardKey = digitFor(inward[0] as string) + inward.slice(1).replace(/0/g, 'O').replace(/1/g, 'I');
  if (!/^[0-9][A-Z]{2}$/.test(inwardKey)) return malformed(typed);
  const keys = likelyOutward(compact.slice(0, -3)).map((outward) => outward.padEnd(4) + inwardKey);
  return keys.length > 0 ? { keys } : malformed(typed);
}

const outwardShape = /^[A-Z]{1,2}[0-9][A-Z0-9]?$/;

/** Every reading of the outward part with O or 0 and I or 1 exchanged that has the shape of one; as typed comes first. */
function likelyOutward(outward: string): readonly string[] {
  let readings = [''];
  for (const sign of outward) {
    const other = twins[sign];
    readings = readings.flatMap((start) => (other ? [start + sign, start + other] : [start + sign]));
  }
  return readings.filter((reading) => outwardShape.test(reading));
}

const twins: Readonly<Record<string, string>> = { O: '0', '0': 'O', I: '1', '1': 'I' };
const digitFor = (sign: string) => (sign === 'O' ? '0' : sign === 'I' ? '1' : sign);
const printed = (key: string) => `${key.slice(0, 4).trimEnd()} ${key.slice(4)}`;

function malformed(typed: string): PostcodeProblem {
  return {
    code: 'postcode-malformed',
    words: `“${typed.trim().slice(0, 20)}” does not look like a postcode. One looks like BS1 1AA or YO10 5DD.`,
  };
}

function unknownPostcode(postcode: string): PostcodeProblem {
  return {
    code: 'postcode-unknown',
    words: `We do not have ${postcode} in our list. Check it, or choose your area from the list.`,
  };
}

function groupByAuthority(places: readonly Place[]): AreaList {
  const authorities = new Map<string, { name: string; wards: Map<string, string> }>();
  for (const place of places) {
    const authority = authorities.get(place.authority) ?? { name: place.authorityName, wards: new Map<string, string>() };
    authority.wards.set(place.ward, place.wardName);
    authorities.set(place.authority, authority);
  }
  const byName = (one: string, other: string) => one.localeCompare(other, 'en-GB');
  return [...authorities]
    .map(([authority, { name, wards }]) => ({
      authority,
      authorityName: name,
      wards: [...wards]
        .map(([ward, wardName]) => ({ ward, wardName }))
        .sort((one, other) => byName(one.wardName, other.wardName)),
    }))
    .sort((one, other) => byName(one.authorityName, other.authorityName));
}
