import { sum } from '../vehicle.ts';
import type { EnergySource, Row, Vehicle } from '../vehicle.ts';
import { doubles, inRow, NONE, when } from './rule.ts';
import type { Breach, BusinessRule } from './rule.ts';

const LIGHT = ['M1', 'M2', 'N1', 'N2'] as const;
const SOURCES = ['EnergyConvertorTable', 'EnergySourceTable', 'EnergySource'] as const;
const TYPE1 = 'TestWltpType1Group/WltpType1';
const LEVEL = 'ExhaustEmissionLevel';
const ACT = 'ExhaustEmissionLatestRegulationNumber';
const PARTICLES = [
  'TestWhscGroup/WhscNumberOfParticles',
  'TestWhtcGroup/WhtcNumberOfParticles',
  'TestNrscGroup/NrscNumberOfParticles',
  'TestNrtcGroup/NrtcNumberOfParticles',
  'TestRdeGroup/RdeCompleteNumberOfParticles',
  'TestRdeGroup/RdeUrbanNumberOfParticles',
  'TestWltpType1Group/WltpType1NumberOfParticles',
] as const;

type Limits = Readonly<Partial<Record<'Co' | 'Thc' | 'Nmhc' | 'Nox' | 'ThcNox' | 'Particulates', number>>>;

/** Euro 6 limits of M1 and N1 class I in mg/km, by ignition; the classes of N1 cannot be told from the message. */
const EURO6: Readonly<Record<'positive' | 'compression', Limits>> = {
  positive: { Co: 1000, Thc: 100, Nmhc: 68, Nox: 60, Particulates: 4.5 },
  compression: { Co: 500, Nox: 80, ThcNox: 170, Particulates: 4.5 },
};
const PARTICLE_LIMIT = 6e11;

const isLightEuro6 = (vehicle: Vehicle): boolean => (vehicle.text(LEVEL) ?? '').startsWith('Euro 6');

const limitsOf = (source: EnergySource): Limits | undefined =>
  source.source === undefined || source.source === '95' || source.source === '50'
    ? undefined
    : /^2[012]$/u.test(source.source)
      ? EURO6.compression
      : EURO6.positive;

/** A number of particles: mantissa times ten to the exponent. */
function particles(vehicle: Vehicle, row: Row, path: string): number | undefined {
  const mantissa = vehicle.number(path, row);
  const exponent = mantissa === undefined ? undefined : vehicle.number(`${path}Exponent`, row);
  return mantissa === undefined || exponent === undefined ? undefined : mantissa * 10 ** exponent;
}

const scientific = (value: number): string => {
  const exponent = Math.floor(Math.log10(value));
  return `${String(Math.round((value / 10 ** exponent) * 100) / 100)} × 10^${String(exponent)}`;
};

const leaves = (paths: readonly string[]): string[] => paths.map((path) => path.slice(path.indexOf('/') + 1));

/** Pollutants and the level they are approved by. */
export const EMISSION_RULES: readonly BusinessRule[] = [
  {
    id: 'TAN-14',
    severity: 'warning',
    source: 'seven of eight official samples',
    basis: 'source',
    categories: ['M', 'N', 'L'],
    dependsOn: [ACT],
    words: {
      en: '{title} is "{value}". It looks like base act, asterisk, latest amending act and letters: 715/2007*2023/443EA. Check it.',
      de: '{title} ist „{value}“. Sie besteht aus Grundverordnung, Sternchen, letzter Änderung und Buchstaben: 715/2007*2023/443EA. Prüfen.',
    },
    check: (vehicle) => {
      const value = vehicle.text(ACT);
      const form = /^[0-9]{1,4}\/[0-9]{2,4}\*[0-9]{1,4}\/[0-9]{2,4}\s?[A-Z]{0,3}$/u;
      return when(value !== undefined && !form.test(value.trim()), () => ({
        path: ACT,
        params: { value: value ?? '' },
      }));
    },
  },
  {
    id: 'TAN-15',
    severity: 'warning',
    source: 'all official samples of light vehicles',
    basis: 'source',
    categories: LIGHT,
    dependsOn: [ACT, LEVEL],
    words: {
      en: 'The emission act ends in {act}, the emission level in {level}. Both normally carry the same letters.',
      de: 'Die Abgasverordnung endet auf {act}, die Abgasstufe auf {level}. Beide tragen in der Regel dieselben Buchstaben.',
    },
    check: (vehicle) => {
      const act = /[A-Z]{1,3}$/u.exec(vehicle.text(ACT)?.trim() ?? '')?.[0];
      const level = /(?:^|\s)([A-Z]{1,3})$/u.exec(vehicle.text(LEVEL)?.trim() ?? '')?.[1];
      return when(act !== undefined && level !== undefined && act !== level, () => ({
        path: ACT,
        params: { act: act ?? '', level: level ?? '' },
      }));
    },
  },
  {
    id: 'PWT-21',
    severity: 'warning',
    source: 'derived from the titles of the acts',
    basis: 'derived',
    categories: ['M', 'N'],
    dependsOn: [ACT, LEVEL],
    words: {
      en: 'Emission level {level} belongs to act {expected}, but {act} is stated: Euro VI to 595/2009, Euro 6 to 715/2007, Euro 7 to 2024/1257. Correct one of them.',
      de: 'Abgasstufe {level} gehört zur Verordnung {expected}, angegeben ist aber {act}: Euro VI zu 595/2009, Euro 6 zu 715/2007, Euro 7 zu 2024/1257. Eines berichtigen.',
    },
    check: (vehicle) => {
      const level = vehicle.text(LEVEL) ?? '';
      const act = vehicle.text(ACT)?.split('*')[0];
      const expected = /^Euro VI\b/u.test(level)
        ? '595/2009'
        : /^Euro 6\b/u.test(level)
          ? '715/2007'
          : /^Euro 7\b/u.test(level)
            ? '2024/1257'
            : undefined;
      return when(act !== undefined && expected !== undefined && act !== expected, () => ({
        path: ACT,
        params: { level, expected: expected ?? '', act: act ?? '' },
      }));
    },
  },
  {
    id: 'EMI-03',
    severity: 'warning',
    source: 'official samples; the range is derived',
    basis: 'mixed',
    dependsOn: [...SOURCES, ...leaves(PARTICLES).flatMap((name) => [name, `${name}Exponent`])],
    words: {
      en: '{where}{title}: number and exponent make {count} particles; engines lie between 10^8 and 10^13. Check number and exponent (6 and 11 for 6 × 10^11).',
      de: '{where}{title}: Zahl und Exponent ergeben {count} Partikel; Motoren liegen zwischen 10^8 und 10^13. Zahl und Exponent prüfen (6 und 11 für 6 × 10^11).',
    },
    check: (vehicle) =>
      vehicle.energySources().flatMap((row) =>
        PARTICLES.flatMap((path): readonly Breach[] => {
          const count = particles(vehicle, row, path);
          const strange = count !== undefined && count > 0 && (count < 1e8 || count > 1e13);
          return when(strange, () => inRow(row, path, { count: scientific(count ?? 1) }));
        }),
      ),
  },
  {
    id: 'EMI-04',
    severity: 'warning',
    source: 'Regulation (EC) 715/2007, Annex I as generally known',
    basis: 'general knowledge',
    categories: ['M1'],
    dependsOn: [
      ...SOURCES,
      LEVEL,
      ...Object.keys({ ...EURO6.positive, ...EURO6.compression }).map((name) => `WltpType1${name}`),
      'WltpType1NumberOfParticles',
      'WltpType1NumberOfParticlesExponent',
    ],
    words: {
      en: '{where}{title} is {value}, above the Euro 6 limit of {limit}. Check value and unit (mg/km).',
      de: '{where}{title} ist {value}, über dem Euro-6-Grenzwert von {limit}. Wert und Einheit prüfen (mg/km).',
    },
    check: (vehicle) => {
      if (!isLightEuro6(vehicle)) return NONE;
      return vehicle.energySources().flatMap((row): readonly Breach[] => {
        const limits = limitsOf(row);
        if (!limits) return NONE;
        const over = Object.entries(limits).flatMap(([name, limit]) => {
          const value = vehicle.number(`${TYPE1}${name}`, row);
          return when(value !== undefined && value > limit, () =>
            inRow(row, `${TYPE1}${name}`, { value: value ?? 0, limit }),
          );
        });
        const count = particles(vehicle, row, `${TYPE1}NumberOfParticles`);
        const many = when(count !== undefined && count > PARTICLE_LIMIT, () =>
          inRow(row, `${TYPE1}NumberOfParticles`, { value: scientific(count ?? 1), limit: scientific(PARTICLE_LIMIT) }),
        );
        return [...over, ...many];
      });
    },
  },
  {
    id: 'EMI-05',
    severity: 'warning',
    source: 'derived from the definitions',
    basis: 'derived',
    categories: LIGHT,
    dependsOn: [...SOURCES, 'WltpType1Thc', 'WltpType1Nmhc', 'WltpType1Nox', 'WltpType1ThcNox'],
    words: {
      en: '{where}{title} is {value} mg/km; by the other hydrocarbon and nitrogen oxide values it is at most {most} mg/km. Check them.',
      de: '{where}{title} ist {value} mg/km; nach den anderen Werten für Kohlenwasserstoffe und Stickoxide sind es höchstens {most} mg/km. Prüfen.',
    },
    check: (vehicle) =>
      vehicle.energySources().flatMap((row): readonly Breach[] => {
        const of = (name: string): number | undefined => vehicle.number(`${TYPE1}${name}`, row);
        const [thc, nmhc, nox, both] = [of('Thc'), of('Nmhc'), of('Nox'), of('ThcNox')];
        const total = thc === undefined || nox === undefined ? undefined : Math.round(sum([thc, nox]) * 100) / 100;
        return [
          ...when(thc !== undefined && nmhc !== undefined && nmhc > thc, () =>
            inRow(row, `${TYPE1}Nmhc`, { value: nmhc ?? 0, most: thc ?? 0 }),
          ),
          // Each of the two is rounded by itself.
          ...when(both !== undefined && total !== undefined && both > total * 1.05 + 1, () =>
            inRow(row, `${TYPE1}ThcNox`, { value: both ?? 0, most: total ?? 0 }),
          ),
        ];
      }),
  },
  {
    id: 'EMI-12',
    severity: 'warning',
    source: 'eCoC setup manual 1.5; that each kind stands once is derived',
    basis: 'mixed',
    categories: LIGHT,
    dependsOn: [...SOURCES, 'TestFamilyIdentifiersTable', 'TestFamilyIdentifier'],
    words: {
      en: '{where}The family of kind {value} is named twice for this energy source. Remove one, or correct its kind.',
      de: '{where}Die Familie der Art {value} ist bei dieser Energiequelle zweimal genannt. Eine entfernen oder ihre Art berichtigen.',
    },
    check: (vehicle) =>
      vehicle.energySources().flatMap((source) => {
        const rows = vehicle.rows('TestFamilyIdentifiersTable', source);
        return doubles(vehicle, rows, 'TestFamilyIdentifier').map(({ row, value }) =>
          inRow(row, 'TestFamilyIdentifier', { value }),
        );
      }),
  },
];
