/** What reading one written value gives: the value, or a sentence with what to do next. */
export type Read<Value> = { readonly value: Value } | { readonly fault: string };

/**
 * Reads an e-mail address: trimmed, domain in lower case; checks its shape only, since delivery is the real test.
 * @example readEmail(' Ann@Example.ORG ') // { value: 'Ann@example.org' }
 */
export function readEmail(text: string): Read<string> {
  const found = text.normalize('NFKC').trim();
  if (/[;,]/.test(found) || (found.match(/@/g) ?? []).length > 1) {
    return { fault: `"${found}" looks like more than one address. Keep one.` };
  }
  const shape = /^([^\s@<>()"]+)@([^\s@<>()"]+\.[a-z0-9-]{2,})$/i.exec(found);
  const domain = shape?.[2]?.toLowerCase();
  if (
    !shape ||
    !domain ||
    found.length > 254 ||
    /^\.|\.\.|\.@/.test(found) ||
    !domain.split('.').every(isDomainPart)
  ) {
    return {
      fault: `"${found}" is not an e-mail address like name@example.org. Correct it or leave it empty.`,
    };
  }
  return { value: `${shape[1]}@${domain}` };
}

/**
 * Reads a telephone number into E.164. United Kingdom unless it begins with another country's code.
 * Nothing is guessed: a number a spreadsheet has shortened, or robbed of its first nought, is a fault.
 * @param line which column it stands in: a mobile begins 07, a landline 01, 02 or 03
 * Source: ITU-T E.164; Ofcom National Telephone Numbering Plan.
 * @example readTelephone('07700 900 123', 'mobile') // { value: '+447700900123' }
 */
export function readTelephone(text: string, line: 'mobile' | 'landline'): Read<string> {
  // A spreadsheet marks "keep this as text" with a leading apostrophe.
  const found = text.normalize('NFKC').trim().replace(/^'/, '');
  if (/^\d([.,]\d+)?E\+?\d+$/i.test(found)) {
    return {
      fault: `"${found}" is a number a spreadsheet has shortened, and digits are lost. Format the column as text, enter the number again and save.`,
    };
  }
  const digits = found
    .replace(/\(0\)/g, '')
    .replace(/[\s().\-–/]/g, '')
    .replace(/^00/, '+');
  if (!/^\+?\d+$/.test(digits)) {
    return { fault: `"${found}" holds more than a number. Keep the number alone, such as 07700 900123.` };
  }
  if (/^[1237]\d{9}$/.test(digits)) {
    return {
      fault: `"${found}" seems to have lost its first 0. If so, write 0${digits}, in a column formatted as text.`,
    };
  }
  const international = digits.startsWith('0')
    ? `+44${digits.slice(1)}`
    : /^44\d{9,10}$/.test(digits)
      ? `+${digits}`
      : digits;
  if (!/^\+[1-9]\d{7,14}$/.test(international)) {
    return {
      fault: `"${found}" has ${digits.replace('+', '').length} digits, which is no telephone number. Check it against the source.`,
    };
  }
  if (!international.startsWith('+44')) return { value: international };
  const national = international.slice(3);
  if (!/^(7\d{9}|[12]\d{8,9}|3\d{9}|[89]\d{6,9}|5[56]\d{8})$/.test(national)) {
    return { fault: `"${found}" is not a United Kingdom number. Check how many digits it has.` };
  }
  // 070 and 076 are personal and pager numbers; 07624 is the Isle of Man's mobile.
  const isMobile = /^7([1-57-9]\d{8}|624\d{6})$/.test(national);
  if (line === 'mobile' && !isMobile) {
    return { fault: `"${found}" is not a mobile number (they begin 07). Move it to the landline column.` };
  }
  if (line === 'landline' && isMobile) {
    return { fault: `"${found}" is a mobile number. Move it to the mobile column.` };
  }
  return { value: international };
}

/**
 * Reads a United Kingdom postcode into its usual spelling with one space. Shape only: whether it exists is for the look-up.
 * @example readPostcode('bs13ja') // { value: 'BS1 3JA' }
 */
export function readPostcode(text: string): Read<string> {
  const found = text.normalize('NFKC').trim();
  const together = found.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (!/^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(together)) {
    return {
      fault: `"${found}" is not written like a postcode (BS1 3JA). Check it, or take the person on with place unknown.`,
    };
  }
  return { value: `${together.slice(0, -3)} ${together.slice(-3)}` };
}

function isDomainPart(part: string): boolean {
  return part !== '' && !part.startsWith('-') && !part.endsWith('-');
}
