import { CURRENT_SCHEMA_VERSION, dictionaryOf } from '../../dictionary/dictionary.ts';
import { placesOf } from '../places.ts';
import type { Vehicle } from '../vehicle.ts';
import { doubles, inRow, leafOf, NONE, oncePer } from './rule.ts';
import type { Breach, BusinessRule } from './rule.ts';

const dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION);

/** What cannot be nothing: 0 there stands for "not applicable" or "not known yet". */
const NEVER_ZERO: readonly string[] = [
  'MaximumSpeed', 'DeclaredMaximumSpeedForward',
  'Length', 'Width', 'Height', 'LengthLoadingArea', 'AxleTrack', 'AxleSpacing',
  'MassInRunningOrder', 'ActualMass', 'MassInRunningOrderIncomplete', 'MinimumMassCompleted',
  'TechnicallyPermissibleMaximumLadenMass', 'TechnicallyPermissibleMassAxle', 'TechnicallyPermissibleMassAxleGroup',
  'AdditionalMassAlternativePropulsion', 'AdditionalMassDueToBatteries',
  'EngineCapacity', 'NumberOfCylinders', 'MaximumNetPowerCombustion', 'MaximumNetPowerElectric', 'Maximum30MinutesPower',
  'EngineSpeedMaximumNetPower', 'SoundLevelStationary', 'SoundLevelStationaryEngineSpeed', 'SoundLevelDriveBy',
  'ConsolidatedMaximum30MinutesPower', 'ConsolidatedMaximumNetPowerElectric',
  'WltpEmissionTestMass', 'WltpFrontalArea', 'WltpPureElectricRange', 'WltpPureElectricRangeCity',
  'WltpEnergyConsumptionPureElectricCombined', 'WltpFuelConsumptionCombined',
  'MechanicalCouplingValueD', 'MechanicalCouplingValueDc', 'MechanicalCouplingValueU',
]; // prettier-ignore

const PLACEHOLDER =
  /^(?:[-–—_.?*/]+|x{2,}|n\s?[/.]\s?a\.?|tb[acdn]|to be (?:added|announced|confirmed|defined|determined)|t\.b\.[acd]\.?|see (?:attachment|annex|remarks?)|siehe (?:anlage|anhang|anmerkung)|not (?:applicable|available|known)|nicht (?:zutreffend|bekannt|verfügbar)|entfällt|unbekannt|unknown|dummy|lorem ipsum.*)$/iu;

/** Text that was written in one encoding and read in another, or lost on the way. */
const GARBLED = /\uFFFD|[ÃÂ][\u0080-\u00BF]|â[\u0080-\u009F€]/u;

/** Where a path's rows stand: positions, as findings carry them. */
function rowsOf(vehicle: Vehicle, path: string): Breach['params'] {
  const definition = dictionary.byName(leafOf(path));
  if (!definition || definition.path === path) return {};
  const place = placesOf(vehicle, dictionary, definition.path).find((one) => one.path === path);
  return place === undefined || place.rows === '' ? {} : { rows: place.rows };
}

/** Every value of those elements for which `is` says so. */
function valuesThat(vehicle: Vehicle, names: readonly string[], is: (value: string) => boolean): Breach[] {
  return names.flatMap((name) =>
    (vehicle.byName.get(name) ?? []).flatMap((path): Breach[] => {
      const value = vehicle.text(path) ?? '';
      return is(value) ? [{ path, params: { ...rowsOf(vehicle, path) }, value }] : [];
    }),
  );
}

const FREE_TEXTS: readonly string[] = dictionary.elements
  .filter(({ base, codes }) => base === 'string' && !codes)
  .map(({ name }) => name);

interface FreeText {
  readonly name: string;
  readonly path: string;
  readonly value: string;
}

const freeTexts = oncePer((vehicle): readonly FreeText[] =>
  FREE_TEXTS.flatMap((name) =>
    (vehicle.byName.get(name) ?? []).map((path) => ({ name, path, value: vehicle.text(path) ?? '' })),
  ),
);

const textsThat = (vehicle: Vehicle, is: (value: string, name: string) => boolean): Breach[] =>
  freeTexts(vehicle)
    .filter(({ value, name }) => is(value, name))
    .map(({ path, value }) => ({ path, params: { ...rowsOf(vehicle, path) }, value }));

/** Tables in which nothing stands twice: the table inside which outer one, and the element. */
const ONCE: readonly (readonly [table: string, element: string, outer?: string])[] = [
  ['AdvancedSafetySystemsTable', 'AdvancedSafetySystem'],
  ['ColourTable', 'Colour'],
  ['CodeForBodyworkSupplementTable', 'CodeForBodyworkSupplement', 'BodyworkTable'],
  ['TypeApprovalTransportDangerousGoodsTable', 'TypeApprovalTransportDangerousGoodsClass'],
  ['EcoInnovationsTable', 'GeneralCodeEcoInnovation'],
];

/** Rules about single values of many elements. */
export const VALUE_RULES: readonly BusinessRule[] = [
  {
    id: 'SCP-07',
    severity: 'warning',
    source: 'derived; towing masses of 0 kg in an official sample are no breach',
    basis: 'derived',
    dependsOn: NEVER_ZERO,
    words: {
      en: '{where}{title} is 0. Zero does not mean "not applicable": give the value, or leave it out.',
      de: '{where}{title} ist 0. Null heißt nicht „nicht zutreffend“: Wert angeben oder weglassen.',
    },
    check: (vehicle) =>
      valuesThat(vehicle, NEVER_ZERO, (value) => /^[0.]/u.test(value) && Number(value) === 0),
  },
  {
    id: 'SCP-08',
    severity: 'warning',
    source: 'derived from IVI 2.0 Change Overview 1.1',
    basis: 'derived',
    dependsOn: FREE_TEXTS,
    words: {
      en: '{where}{title} is "{value}", which stands for no value. Give the value, or leave it out.',
      de: '{where}{title} ist „{value}“, das steht für keinen Wert. Wert angeben oder weglassen.',
    },
    // For the version another rule knows where "N/A" is allowed.
    check: (vehicle) =>
      textsThat(vehicle, (value, name) => name !== 'Version' && value.length < 40 && PLACEHOLDER.test(value.trim())),
  },
  {
    id: 'MSC-05',
    severity: 'warning',
    source: 'derived from the sense of the tables',
    basis: 'derived',
    categories: ['M', 'N', 'O'],
    dependsOn: [...new Set(ONCE.flatMap(([table, element, outer]) => (outer === undefined ? [table, element] : [table, element, outer])))],
    words: {
      en: '{where}{title} {value} stands twice. Remove one.',
      de: '{where}{title} {value} steht zweimal da. Eines entfernen.',
    },
    check: (vehicle) =>
      ONCE.flatMap(([table, element, outer]) => {
        const tables = outer === undefined ? [vehicle.rows(table)] : vehicle.rows(outer).map((row) => vehicle.rows(table, row));
        return tables.flatMap((rows) =>
          rows.length < 2 ? NONE : doubles(vehicle, rows, element).map(({ row, value }) => inRow(row, element, { value })),
        );
      }),
  },
  {
    id: 'MSC-14',
    severity: 'warning',
    source: 'Regulation (EU) 2020/683, note on characters; official samples',
    basis: 'source',
    dependsOn: FREE_TEXTS,
    words: {
      en: '{where}{title} contains characters that were read in the wrong encoding: "{value}". Type them again as they stand in the approval.',
      de: '{where}{title} enthält falsch gelesene Zeichen: „{value}“. So eingeben, wie es in der Genehmigung steht.',
    },
    check: (vehicle) => textsThat(vehicle, (value) => GARBLED.test(value)),
  },
]; // prettier-ignore
