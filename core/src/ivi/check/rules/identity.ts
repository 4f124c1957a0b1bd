import { when } from './rule.ts';
import type { BusinessRule } from './rule.ts';

const DATE_TIME = 'Header/IviVersionDateTime';
const COUNTRY = 'Header/DesignatedTypeApprovalCountry';
const NUMBER = 'TypeApprovalNumber';
const VIN = 'VehicleIdentificationNumber';
const MADE = 'DateManufactureVehicle';

const LATER_STAGE = [
  'PreviousStageTypeApprovalNumber',
  'PreviousStageType',
  'PreviousStageVariant',
  'PreviousStageVersion',
] as const;

/** Message, vehicle, dates, stages. */
export const IDENTITY_RULES: readonly BusinessRule[] = [
  {
    id: 'HDR-04',
    severity: 'error',
    source: 'eCoC setup manual 1.5',
    basis: 'source',
    dependsOn: ['IviVersionNumber'],
    words: {
      en: 'The version number of the data is 0. The first message of a vehicle has 1; each correction has one more.',
      de: 'Die Fassungsnummer der Daten ist 0. Die erste Nachricht eines Fahrzeugs hat 1, jede Berichtigung eine mehr.',
    },
    check: (vehicle) =>
      when(vehicle.number('Header/IviVersionNumber') === 0, () => ({ path: 'Header/IviVersionNumber' })),
  },
  {
    id: 'HDR-09',
    severity: 'warning',
    source: 'derived; all official samples have one',
    basis: 'derived',
    dependsOn: ['IviVersionDateTime'],
    words: {
      en: 'The date and time of the version has no time zone. Add Z for UTC or an offset such as +01:00.',
      de: 'Datum und Uhrzeit der Fassung haben keine Zeitzone. Z für UTC oder einen Versatz wie +01:00 anfügen.',
    },
    check: (vehicle) => {
      const value = vehicle.text(DATE_TIME);
      return when(
        value !== undefined && value.includes('T') && !/(?:Z|[+-][0-9]{2}:[0-9]{2})\s*$/u.test(value),
        () => ({
          path: DATE_TIME,
        }),
      );
    },
  },
  {
    id: 'HDR-10',
    severity: 'warning',
    source: 'derived from IVI 2.0 Change Overview 1.1',
    basis: 'derived',
    dependsOn: ['DesignatedTypeApprovalCountry', 'TypeApprovalNumber'],
    words: {
      en: 'The approval number begins with {number}, but the approving country is given as {country}. Both name the authority that granted the approval: make them the same.',
      de: 'Die Genehmigungsnummer beginnt mit {number}, als Genehmigungsland ist aber {country} angegeben. Beide nennen die Behörde, die genehmigt hat: angleichen.',
    },
    check: (vehicle) => {
      const country = vehicle.text(COUNTRY);
      const number = /^e[0-9]+(?=\*)/u.exec(vehicle.text(NUMBER) ?? '')?.[0];
      return when(country !== undefined && number !== undefined && country !== number, () => ({
        path: COUNTRY,
        params: { country: country ?? '', number: number ?? '' },
      }));
    },
  },
  {
    id: 'IDN-01',
    severity: 'error',
    source: 'Regulation (EU) 901/2014, Annex V, point 3; same form for M, N, O',
    basis: 'source',
    dependsOn: [VIN],
    words: {
      en: 'The VIN contains the letter {letter}. A VIN never has I, O or Q: it is most likely the digit {digit}.',
      de: 'Die FIN enthält den Buchstaben {letter}. Eine FIN hat nie I, O oder Q: gemeint ist wohl die Ziffer {digit}.',
    },
    check: (vehicle) => {
      const letter = /[IOQ]/u.exec(vehicle.text(VIN) ?? '')?.[0];
      return when(letter !== undefined, () => ({
        path: VIN,
        params: { letter: letter ?? '', digit: letter === 'I' ? '1' : '0' },
      }));
    },
  },
  {
    id: 'IDN-02',
    severity: 'warning',
    source: 'Regulation (EU) 901/2014, Annex V; an official sample breaks it with a test VIN',
    basis: 'source',
    dependsOn: [VIN],
    words: {
      en: 'The last four characters of the VIN are "{end}"; they are normally digits. Check the VIN on the vehicle.',
      de: 'Die letzten vier Zeichen der FIN sind „{end}“; üblich sind Ziffern. FIN am Fahrzeug prüfen.',
    },
    check: (vehicle) => {
      const vin = vehicle.text(VIN) ?? '';
      return when(vin.length === 17 && !/[0-9]{4}$/u.test(vin), () => ({ path: VIN, params: { end: vin.slice(-4) } }));
    },
  },
  {
    id: 'IDN-13',
    severity: 'warning',
    source: 'derived; holds in all official samples',
    basis: 'derived',
    dependsOn: [MADE, 'SignatureDate'],
    words: {
      en: '{where}The certificate is signed on {signed}, before the vehicle was made on {made}. Check both dates.',
      de: '{where}Die Bescheinigung ist am {signed} unterzeichnet, vor der Herstellung am {made}. Beide Daten prüfen.',
    },
    check: (vehicle) => {
      const made = vehicle.date(MADE);
      return vehicle.rows('SigningAuthorityTable').flatMap((row) => {
        const signed = vehicle.date('SignatureDate', row);
        return when(made !== undefined && signed !== undefined && signed < made, () => ({
          path: `${row.path}/SignatureDate`,
          params: { rows: row.numbers, made: made ?? '', signed: signed ?? '' },
        }));
      });
    },
  },
  {
    id: 'STG-03',
    severity: 'error',
    source: 'eCoC setup manual 1.5; Regulation (EU) 2020/683, item 0.2.2',
    basis: 'mixed',
    dependsOn: ['ManufacturerTable', 'ManufacturerStageNumber', ...LATER_STAGE],
    words: {
      en: '{where}Stage {stage} needs the approval number, type, variant and version of the previous stage, all four; stage 1 has none of them. Given: {given} of 4.',
      de: '{where}Stufe {stage} braucht Genehmigungsnummer, Typ, Variante und Version der vorigen Stufe, alle vier; Stufe 1 keine davon. Angegeben: {given} von 4.',
    },
    check: (vehicle) =>
      vehicle.rows('ManufacturerTable').flatMap((row) => {
        const stage = vehicle.number('ManufacturerStageNumber', row);
        const given = LATER_STAGE.filter((name) => vehicle.text(name, row) !== undefined).length;
        return when(stage !== undefined && given !== (stage >= 2 ? 4 : 0), () => ({
          path: row.path,
          params: { rows: row.numbers, stage: stage ?? 0, given },
        }));
      }),
  },
  {
    id: 'STG-04',
    severity: 'warning',
    source: 'derived from the definitions in Regulation (EU) 2018/858, Article 3',
    basis: 'derived',
    dependsOn: ['StageOfCompletion', 'ManufacturerTable', 'ManufacturerStageNumber'],
    words: {
      en: 'The stage of completion does not fit the highest stage number {stage}: a complete vehicle is made in stage 1, a completed one in stage 2 or later.',
      de: 'Die Fertigungsstufe passt nicht zur höchsten Stufennummer {stage}: ein vollständiges Fahrzeug entsteht in Stufe 1, ein vervollständigtes in Stufe 2 oder später.',
    },
    check: (vehicle) => {
      const stages = vehicle.column(vehicle.rows('ManufacturerTable'), 'ManufacturerStageNumber');
      const highest = Math.max(...stages);
      const broken = (vehicle.stage === 'C' && highest !== 1) || (vehicle.stage === 'V' && highest < 2);
      return when(stages.length > 0 && broken, () => ({ path: 'StageOfCompletion', params: { stage: highest } }));
    },
  },
  {
    id: 'STG-11',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, Model B; IVI 2.0 Change Overview 1.1',
    basis: 'source',
    stages: ['C', 'I'],
    dependsOn: ['StageOfCompletion', 'CompletedAltered', 'DescriptionCompletedAltered'],
    words: {
      en: 'How a vehicle was completed or altered is said on completed vehicles only. Remove it, or correct the stage of completion.',
      de: 'Vervollständigung oder Änderung wird nur bei vervollständigten Fahrzeugen angegeben. Angabe entfernen oder Fertigungsstufe berichtigen.',
    },
    check: (vehicle) =>
      ['CompletedAltered', 'DescriptionCompletedAltered'].flatMap((path) =>
        when(vehicle.text(path) !== undefined, () => ({ path })),
      ),
  },
];
