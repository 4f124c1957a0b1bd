import type { IviContent } from '../../content.ts';
import { CURRENT_SCHEMA_VERSION, dictionaryOf } from '../../dictionary/dictionary.ts';
import { spanOf } from '../../signature/instant.ts';
import { Vehicle } from '../vehicle.ts';
import { inRow, leafOf, when } from './rule.ts';
import type { Breach, BusinessRule, CheckContext } from './rule.ts';

const VIN = 'VehicleIdentificationNumber';
const MADE = 'DateManufactureVehicle';
const NUMBER = 'TypeApprovalNumber';
const VERSION = 'Header/IviVersionNumber';
const MOMENT = 'Header/IviVersionDateTime';
const REFERENCE = 'Header/IviReferenceId';
const MANUAL = 'eCoC setup manual 1.5';

const before = (context: CheckContext): Vehicle | undefined =>
  context.previousStage && new Vehicle(context.previousStage);

/** What of the record's own rows the latest stage says about the one before. */
const latest = (vehicle: Vehicle) =>
  vehicle
    .rows('ManufacturerTable')
    .filter((row) => vehicle.has('PreviousStageTypeApprovalNumber', row))
    .at(-1);

/** Values whose absence in a later stage says nothing: they are of that one file, or of the stage alone. */
const OF_THE_FILE = /^(?:Header|SigningAuthorityTable|RemarkTable|AllowedParameterValuesMultistageGroup)(?:\/|$)/u;

/** Tables of the vehicle: those inside rows are left to whoever reads the row. */
function lostRows(vehicle: Vehicle, previous: IviContent): Breach[] {
  return [...previous.rows].flatMap(([path, ids]): Breach[] => {
    if (path.slice(0, -1).includes('Table/') || OF_THE_FILE.test(path) || path === 'ManufacturerTable') return [];
    if (path === 'MechanicalCouplingCanBeFittedTable') return [];
    const now = vehicle.rows(path).length;
    return now < ids.length ? [{ path, params: { before: ids.length, now } }] : [];
  });
}

const LIMITS = [
  ['MassGroup/ActualMass', 'AllowedActualMass', 1],
  ['MassGroup/TechnicallyPermissibleMaximumLadenMass', 'AllowedTechnicallyPermissibleMaximumLadenMass', 1],
  // The first is in m², the second in cm².
  ['WltpEmissionTestParametersGroup/WltpFrontalArea', 'AllowedFrontalArea', 10_000],
  ['WltpEmissionTestParametersGroup/ProjectedFrontalAreaAirEntranceFrontGrill', 'AllowedCrossSectionalAreaAirFrontGrill', 1],
] as const; // prettier-ignore

/** Rules across the messages of one vehicle: asked when the caller knows the other message, or the time. */
export const STAGE_RULES: readonly BusinessRule[] = [
  {
    id: 'HDR-05',
    severity: 'error',
    source: `${MANUAL}; IVI 2.0 Guidelines 1.1`,
    basis: 'source',
    needs: ['previous-version'],
    dependsOn: ['IviVersionNumber', 'IviReferenceId', 'IviVersionDateTime'],
    words: {
      en: '{title} must be new in a correction: the number is one more than before ({expected}), the reference and the time are others.',
      de: '{title} muss bei einer Berichtigung neu sein: die Nummer ist um eins höher ({expected}), Kennung und Zeitpunkt sind andere.',
    },
    check: (vehicle, { previousVersion }) => {
      const old = new Vehicle(previousVersion ?? { values: new Map(), rows: new Map() });
      const expected = (old.number(VERSION) ?? 0) + 1;
      const same = (path: string): boolean => vehicle.text(path) !== undefined && vehicle.text(path) === old.text(path);
      const number = vehicle.number(VERSION);
      return [
        ...when(number !== undefined && number !== expected, () => ({ path: VERSION, params: { expected } })),
        ...when(same(REFERENCE), () => ({ path: REFERENCE, params: { expected } })),
        ...when(same(MOMENT), () => ({ path: MOMENT, params: { expected } })),
      ];
    },
  },
  {
    id: 'HDR-07',
    severity: 'error',
    source: 'IVI 2.0 Guidelines 1.1',
    basis: 'source',
    needs: ['previous-version'],
    dependsOn: ['IviVersionNumberXsd'],
    words: {
      en: 'The message is of schema {now}, the one it corrects of {before}. A correction keeps the schema of its original.',
      de: 'Die Nachricht hat das Schema {now}, die berichtigte {before}. Eine Berichtigung behält das Schema ihres Originals.',
    },
    check: (vehicle, { previousVersion }) => {
      const path = 'Header/IviVersionNumberXsd';
      const now = vehicle.text(path);
      const old = previousVersion?.values.get(path);
      return when(now !== undefined && old !== undefined && now !== old, () => ({
        path,
        params: { now: now ?? '', before: old ?? '' },
      }));
    },
  },
  {
    id: 'HDR-08',
    severity: 'warning',
    source: 'derived from the sense of the element',
    basis: 'derived',
    needs: ['clock'],
    dependsOn: ['IviVersionDateTime'],
    words: {
      en: 'The version is dated {moment}, which lies in the future. Check date, time and time zone.',
      de: 'Die Fassung ist auf {moment} datiert, das liegt in der Zukunft. Datum, Uhrzeit und Zeitzone prüfen.',
    },
    check: (vehicle, { nowMs = 0 }) => {
      const moment = vehicle.text(MOMENT)?.trim() ?? '';
      const zoned = /(?:Z|[+-][0-9]{2}:[0-9]{2})$/u.test(moment);
      const at = spanOf(moment);
      // Without a time zone the moment may lie half a day off; clocks differ by minutes.
      const slack = zoned ? 300_000 : 14 * 3_600_000;
      return when(at !== undefined && at.from * 1000 > nowMs + slack, () => ({ path: MOMENT, params: { moment } }));
    },
  },
  {
    id: 'IDN-06',
    severity: 'error',
    source: `${MANUAL}; Regulation (EU) 901/2014, Annex V`,
    basis: 'source',
    dependsOn: [VIN],
    words: {
      en: 'The VIN was {before} in the message before this one. A VIN stays the same over all stages and corrections.',
      de: 'Die FIN war in der vorigen Nachricht {before}. Eine FIN bleibt über alle Stufen und Berichtigungen gleich.',
    },
    check: (vehicle, { previousStage, previousVersion }) => {
      const vin = vehicle.text(VIN);
      const old = (previousVersion ?? previousStage)?.values.get(VIN);
      return when(vin !== undefined && old !== undefined && vin !== old, () => ({
        path: VIN,
        params: { before: old ?? '' },
      }));
    },
  },
  {
    id: 'STG-01',
    severity: 'error',
    source: MANUAL,
    basis: 'source',
    needs: ['previous-stage'],
    dependsOn: ['StageOfCompletion'],
    words: {
      en: 'Stage of completion {now} cannot follow {before}. Possible are I to V, C to V, and I to I to V.',
      de: 'Fertigungsstufe {now} kann nicht auf {before} folgen. Möglich sind I nach V, C nach V und I nach I nach V.',
    },
    check: (vehicle, context) => {
      const old = before(context)?.stage;
      const broken =
        vehicle.stage === 'C' || old === 'V' || (vehicle.stage === 'I' && old !== undefined && old !== 'I');
      return when(vehicle.stage !== undefined && old !== undefined && broken, () => ({
        path: 'StageOfCompletion',
        params: { now: vehicle.stage ?? '', before: old ?? '' },
      }));
    },
  },
  {
    id: 'STG-05',
    severity: 'error',
    source: MANUAL,
    basis: 'source',
    needs: ['previous-stage'],
    dependsOn: [NUMBER, 'Variant', 'Version'],
    words: {
      en: 'Approval number, variant and version are those of the stage before. At least one of them changes with a stage.',
      de: 'Genehmigungsnummer, Variante und Version sind die der vorigen Stufe. Mindestens eines davon ändert sich mit der Stufe.',
    },
    check: (vehicle, context) => {
      const old = before(context);
      const own = [NUMBER, 'Variant', 'Version'];
      const same = own.every((path) => vehicle.text(path) !== undefined && vehicle.text(path) === old?.text(path));
      return when(same, () => ({ path: NUMBER }));
    },
  },
  {
    id: 'STG-06',
    severity: 'error',
    source: `${MANUAL}; the question is derived`,
    basis: 'mixed',
    needs: ['previous-stage'],
    dependsOn: dictionaryOf(CURRENT_SCHEMA_VERSION).tables.map(({ name }) => name),
    words: {
      en: '{title}: the stage before had {before} rows, now there are {now}. A later stage repeats a table whole: add the rows that still hold.',
      de: '{title}: die vorige Stufe hatte {before} Zeilen, jetzt sind es {now}. Eine spätere Stufe wiederholt eine Tabelle ganz: weiter geltende Zeilen ergänzen.',
    },
    check: (vehicle, { previousStage }) => (previousStage ? lostRows(vehicle, previousStage) : []),
  },
  {
    id: 'STG-07',
    severity: 'warning',
    source: MANUAL,
    basis: 'source',
    needs: ['previous-stage'],
    dependsOn: dictionaryOf(CURRENT_SCHEMA_VERSION).elements.map(({ name }) => name),
    words: {
      en: '{title} was {before} in the stage before and is missing now. For the receiver the old value stays valid: state it again, or ask the authority if it is gone.',
      de: '{title} war in der vorigen Stufe {before} und fehlt jetzt. Für den Empfänger gilt der alte Wert weiter: erneut angeben, oder bei Wegfall die Behörde fragen.',
    },
    check: (vehicle, { previousStage }) => {
      const dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION);
      const own = vehicle.categoryClass;
      const finished = vehicle.stage === 'V' ? 'V' : 'I';
      return [...(previousStage?.values ?? [])].flatMap(([path, value]): readonly Breach[] => {
        const element = path.includes('Table/') ? undefined : dictionary.byName(leafOf(path));
        if (element?.kind !== 'element' || OF_THE_FILE.test(path) || vehicle.has(path)) return [];
        // What this stage does not state at all is not missing.
        const stated = element.stages.has(finished) && (own === undefined || element.categories.has(own));
        return when(stated, () => ({ path, params: { before: value } }));
      });
    },
  },
  {
    id: 'STG-12',
    severity: 'warning',
    source: 'derived from the sense of the element',
    basis: 'derived',
    needs: ['previous-stage'],
    dependsOn: ['ManufacturerTable', 'PreviousStageTypeApprovalNumber'],
    words: {
      en: '{where}The approval number of the stage before is given as {now}; its own message says {before}. Make them the same, with the extension.',
      de: '{where}Als Genehmigungsnummer der vorigen Stufe ist {now} angegeben; deren eigene Nachricht sagt {before}. Angleichen, mit Erweiterung.',
    },
    check: (vehicle, context) => {
      const row = latest(vehicle);
      const old = before(context)?.text(NUMBER);
      const now = row && vehicle.text('PreviousStageTypeApprovalNumber', row);
      if (!row || now === undefined || old === undefined || now === old) return [];
      return [inRow(row, 'PreviousStageTypeApprovalNumber', { now, before: old })];
    },
  },
  {
    id: 'STG-13',
    severity: 'warning',
    source: 'derived from the order of the stages',
    basis: 'derived',
    categories: ['M', 'N', 'O'],
    needs: ['previous-stage'],
    dependsOn: [MADE],
    words: {
      en: 'This stage was made on {made}, before the stage before it ({before}). Check both dates.',
      de: 'Diese Stufe wurde am {made} hergestellt, vor der vorigen Stufe ({before}). Beide Daten prüfen.',
    },
    check: (vehicle, context) => {
      const made = vehicle.date(MADE);
      const old = before(context)?.date(MADE);
      return when(made !== undefined && old !== undefined && made < old, () => ({
        path: MADE,
        params: { made: made ?? '', before: old ?? '' },
      }));
    },
  },
  {
    id: 'STG-14',
    severity: 'warning',
    source: 'Regulation (EU) 2020/683, item 0.2.2.1',
    basis: 'source',
    categories: ['M1', 'M2', 'N1', 'N2'],
    needs: ['previous-stage'],
    dependsOn: LIMITS.map(([path]) => leafOf(path)),
    words: {
      en: '{title} is {value}; the emission approval of the base vehicle holds for {min} to {max}. Outside of it a new emission approval is needed.',
      de: '{title} ist {value}; die Abgasgenehmigung des Basisfahrzeugs gilt für {min} bis {max}. Außerhalb ist eine neue Abgasgenehmigung nötig.',
    },
    check: (vehicle, context) => {
      const old = before(context);
      return LIMITS.flatMap(([path, name, factor]): readonly Breach[] => {
        const value = vehicle.number(path);
        const of = (suffix: string): number | undefined =>
          old?.number(`AllowedParameterValuesMultistageGroup/${name}${suffix}`);
        // A single value is the most that is allowed.
        const max = of('Max') ?? of('');
        const min = of('Min') ?? 0;
        if (value === undefined || max === undefined) return [];
        return when(value * factor < min || value * factor > max, () => ({
          path,
          params: { value: value * factor, min, max },
        }));
      });
    },
  },
  {
    id: 'IDN-12',
    severity: 'warning',
    source: 'derived; holds in all official samples of M and N',
    basis: 'derived',
    categories: ['M', 'N', 'O'],
    dependsOn: [MADE, 'TypeApprovalIssueDate'],
    words: {
      en: 'The date of manufacture {made} must lie between the date of the approval ({issued}) and today. Check both dates and the extension that is cited.',
      de: 'Das Herstellungsdatum {made} muss zwischen dem Datum der Genehmigung ({issued}) und heute liegen. Beide Daten und die genannte Erweiterung prüfen.',
    },
    check: (vehicle, { nowMs }) => {
      const made = vehicle.date(MADE);
      const issued = vehicle.date('TypeApprovalIssueDate');
      if (made === undefined) return [];
      // Somewhere on earth it is already tomorrow.
      const ahead = nowMs !== undefined && (spanOf(made)?.from ?? 0) * 1000 > nowMs + 14 * 3_600_000;
      return when((issued !== undefined && made < issued) || ahead, () => ({
        path: MADE,
        params: { made, issued: issued ?? '?' },
      }));
    },
  },
];
