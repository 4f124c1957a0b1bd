import type { Need } from './rules/rule.ts';

/** Why a known rule has no function of its own here. */
export type Elsewhere = {
  readonly id: string;
  /** What it says, in a few words. */
  readonly note: string;
} & (
  | { readonly by: 'schema' | 'signature-check' }
  /** Part of what these rules check. */
  | { readonly by: 'rules'; readonly rules: readonly string[] }
  /** Cannot be judged on one message: it needs this, which no check is given yet. */
  | { readonly by: 'needs'; readonly needs: readonly Need[] }
  /** For people, or for the makers of checks: nothing that a program could judge. */
  | { readonly by: 'advice' }
);

const schema = (id: string, note: string): Elsewhere => ({ id, note, by: 'schema' });
const signature = (id: string, note: string): Elsewhere => ({ id, note, by: 'signature-check' });
const advice = (id: string, note: string): Elsewhere => ({ id, note, by: 'advice' });
const part = (id: string, rules: readonly string[], note: string): Elsewhere => ({ id, note, by: 'rules', rules });
const needs = (id: string, need: Need, note: string): Elsewhere => ({ id, note, by: 'needs', needs: [need] });

/** Rules that are known and judged elsewhere, later, or by people: so that no rule is silently missing. */
export const ELSEWHERE: readonly Elsewhere[] = [
  schema('HDR-01', 'The reference is a UUID of version 4'),
  needs('HDR-02', 'other-records', 'A reference is used once, by one file of one vehicle'),
  schema('HDR-03', 'The schema version is 2.0'),
  needs('HDR-06', 'other-records', 'A delivery repeated after a technical failure keeps its number and its bytes'),
  schema('HDR-12', 'The code lists of countries are not exchanged for one another'),
  schema('SCP-01', 'The category is one of the list, with its sub-category'),
  advice('SCP-05', 'Individual approvals and national data do not travel as IVI 2.0'),
  advice('SCP-06', 'Vehicles made since 5 July 2026 are sent as IVI 2.0'),
  needs('IDN-03', 'register', 'The VIN begins with one of the maker’s codes'),
  needs('IDN-04', 'register', 'Small makers carry the rest of their identification in places 12 to 14 of the VIN'),
  needs('IDN-05', 'other-records', 'No two vehicles share a VIN'),
  advice('IDN-07', 'A check digit of the VIN is not required'),
  needs('IDN-09', 'register', 'Type, variant and version are those of the approval, to the letter'),
  schema('IDN-10', 'The make is stated at every stage'),
  advice('IDN-14', 'The signature date is not compared with the moment of the version'),
  schema('IDN-16', 'Suffixes of the category come in the order G, S, where there are any'),
  needs('IDN-17', 'other-records', 'The VIN is the one that was scanned on the line'),
  part('TAN-04', ['TAN-01'], 'Approvals by Directive 2007/46 with a serial of four digits are still in production'),
  part('TAN-06', ['TAN-01', 'TAN-02', 'TAN-03'], 'The number begins with a member state'),
  needs('TAN-09', 'register', 'The date of issue is that of the extension'),
  needs('TAN-12', 'register', 'The number is in the maker’s register and valid on the day of manufacture'),
  needs('SER-02', 'other-records', 'A sequential number is used once for a type and year'),
  needs('SER-04', 'register', 'Sequential numbers stay below the yearly limit'),
  advice('SER-05', 'Whether small series need an electronic certificate at all is contested'),
  advice('STG-17', 'A file carries its own stage as the maker'),
  advice('STG-19', 'A stage maker answers for the data of its stage'),
  schema('PTY-01', 'Name, address, place and country of the maker'),
  needs('PTY-02', 'register', 'Name and address are those of the approval holder'),
  schema('PTY-04', 'Name, address, place and country of the representative'),
  needs('PTY-05', 'register', 'The signatory may sign certificates on that day'),
  schema('PTY-06', 'At least one signatory with name, position, place and date'),
  needs('PTY-07', 'signature', 'The certificate’s organisation is the maker or its representative'),
  schema('MRK-05', 'How the statutory plate is attached'),
  schema('MAS-09', 'Masses are whole kilograms'),
  advice('TOW-17', 'An approval number of a coupling means that the maker fitted it'),
  schema('GBX-01', 'A gearbox has its kind'),
  advice('GBX-05', 'The overall ratio in the highest gear has a factor (the primary ratio) that no element states'),
  advice('PWT-06', 'A motor without a code of its own repeats maker and code of the engine'),
  advice('PWT-10', 'A gas car with a petrol tank of up to 15 litres counts as gas only'),
  advice('EMI-11', 'Fuel is in litres, cubic metres or kilograms, by the fuel'),
  schema('EMI-17', 'Authority and code of an eco-innovation are separate elements'),
  advice('EMI-20', 'A second battery’s range goes into a remark'),
  advice('TYR-08', 'Winter tyres are rows of their own, marked MS'),
  advice('TYR-13', 'Words of the manual for kinds of tyres that the schema refuses: the schema counts'),
  advice('BDY-11', 'Seats for use at a standstill and wheelchair places are stated when there are any'),
  advice('VEC-04', 'A vocational vehicle needs no specific CO2 and payload'),
  advice('VEC-09', 'A heavy-duty N2 outside the VECTO groups may say so in a remark'),
  schema('MSC-01', 'A remark has kind, language and up to 2 000 characters'),
  advice('MSC-02', 'What has an element of its own is not hidden in a remark'),
  advice('MSC-03', 'National tax facts travel as remarks'),
  schema('MSC-07', 'Numbers have a decimal point, no separators, no unit, and fit their type'),
  part('MSC-08', ['DIM-01', 'AXL-14', 'STG-18'], 'A range stands in its two elements'),
  schema('MSC-09', 'No empty elements'),
  advice('MSC-10', 'Elements of a group may stand in any order; we write them in that of the schema'),
  advice('MSC-11', 'Numbers are compared by value'),
  advice('MSC-12', 'Exemptions, short-range radar and derogations are remarked'),
  signature('SIG-01', 'One enveloped signature over the whole message'),
  signature('SIG-02', 'Transforms'),
  signature('SIG-03', 'Exclusive canonicalisation'),
  signature('SIG-04', 'RSA-SHA256 with SHA-256'),
  signature('SIG-05', 'The signing certificate is inside'),
  signature('SIG-06', 'The certificate was valid on the day of signing and has an issuer'),
  needs('SIG-07', 'signature', 'The seal is at least advanced: who issued the certificate decides'),
  advice('SIG-08', 'XAdES is allowed and not required'),
  signature('SIG-09', 'No byte changes after signing'),
  advice('SIG-10', 'Verify after signing and before sending'),
  schema('SIG-11', 'An unsigned file is not valid by the schema'),
  advice('SIG-12', 'The official samples are no test vectors of signatures'),
];
