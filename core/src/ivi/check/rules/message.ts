import { doubles, inRow, when } from './rule.ts';
import type { Breach, BusinessRule } from './rule.ts';

const COUNTRY = 'Header/IntendedCountryRegistration';
const NUMBER = 'TypeApprovalNumber';

/** Road-sign codes of other states that are ISO codes of another state: what they name, what may be meant, its code. */
const MISTAKEN: Readonly<Record<string, readonly [named: string, meant: string, right: string]>> = {
  BH: ['Belize', 'Bahrain', 'BRN'],
  CL: ['Sri Lanka', 'Chile', 'RCH'],
  ROU: ['Uruguay', 'România', 'RO'],
};

/** Road-sign code of the state behind an approval number. */
const SIGN_OF: Readonly<Record<string, string>> = {
  e1: 'D', e2: 'F', e3: 'I', e4: 'NL', e5: 'S', e6: 'B', e7: 'H', e8: 'CZ', e9: 'E', e12: 'A', e13: 'L', e17: 'FIN', e18: 'DK',
  e19: 'RO', e20: 'PL', e21: 'P', e23: 'GR', e24: 'IRL', e25: 'HR', e26: 'SLO', e27: 'SK', e29: 'EST', e32: 'LV', e34: 'BG',
  e36: 'LT', e49: 'CY', e50: 'M',
}; // prettier-ignore

/** Places where makers outside the Union sit, as they are written; what is not here is not asked about. */
const OUTSIDE = new Set(
  ('japan,china,people’s republic of china,p.r. china,pr china,prc,india,vietnam,viet nam,thailand,taiwan,south korea,korea,republic of korea,' +
    'united kingdom,uk,great britain,england,scotland,wales,northern ireland,switzerland,schweiz,suisse,turkey,türkiye,turkiye,türkei,united states,' +
    'united states of america,usa,u.s.a.,us,canada,mexico,brazil,argentina,indonesia,malaysia,philippines,serbia,bosnia and herzegovina,ukraine,' +
    'morocco,tunisia,egypt,south africa,israel,australia,new zealand,norway,iceland,liechtenstein,russia,belarus,singapore,hong kong').split(','),
); // prettier-ignore

/** Message, approval and maker. */
export const MESSAGE_RULES: readonly BusinessRule[] = [
  {
    id: 'HDR-11',
    severity: 'warning',
    source: 'IVI 2.0 Guidelines 1.1: road-sign codes; which codes are mistaken is derived',
    basis: 'mixed',
    dependsOn: ['IntendedCountryRegistration'],
    words: {
      en: 'The country code {code} stands for {named} on road signs. If {meant} is meant, write {right}: this list is not the ISO list.',
      de: 'Das Länderkennzeichen {code} steht auf Fahrzeugen für {named}. Ist {meant} gemeint, dann {right} schreiben: dies ist nicht die ISO-Liste.',
    },
    check: (vehicle) => {
      const code = vehicle.text(COUNTRY) ?? '';
      const [named, meant, right] = MISTAKEN[code] ?? [];
      if (named === undefined || meant === undefined || right === undefined) return [];
      return [{ path: COUNTRY, params: { code, named, meant, right } }];
    },
  },
  {
    id: 'IDN-08',
    severity: 'error',
    source: 'IVI 2.0 Change Overview 1.1',
    basis: 'source',
    categories: ['M', 'N', 'O'],
    dependsOn: ['VehicleCategory', 'Version'],
    words: {
      en: 'The version is given as "{value}". That is possible only under Regulations 168/2013 and 167/2013: give the version of the approval.',
      de: 'Die Version ist als „{value}“ angegeben. Das ist nur nach den Verordnungen 168/2013 und 167/2013 möglich: Version der Genehmigung angeben.',
    },
    check: (vehicle) => {
      const value = vehicle.text('Version') ?? '';
      return when(/^\s*n\s*\/?\s*a\s*$/iu.test(value), () => ({ path: 'Version', params: { value } }));
    },
  },
  {
    id: 'IDN-15',
    severity: 'warning',
    source: 'Regulation (EU) 2018/858, Annex I, Part A, 2.2.1',
    basis: 'source',
    categories: ['M', 'N', 'O'],
    stages: ['C', 'V'],
    dependsOn: ['VehicleCategory', 'StageOfCompletion'],
    words: {
      en: 'Category {category} ends in S, which is meant for incomplete vehicles. A finished vehicle states its special purpose at the bodywork instead: drop the S.',
      de: 'Klasse {category} endet auf S, gedacht für unvollständige Fahrzeuge. Ein fertiges Fahrzeug gibt den besonderen Zweck beim Aufbau an: S weglassen.',
    },
    check: (vehicle) => {
      const category = vehicle.category ?? '';
      return when(category.endsWith('S'), () => ({ path: 'VehicleCategory', params: { category } }));
    },
  },
  {
    id: 'TAN-10',
    severity: 'warning',
    source: 'derived: Regulation (EU) 2020/683 applies from 5 July 2020',
    basis: 'derived',
    categories: ['M', 'N', 'O'],
    dependsOn: [NUMBER, 'TypeApprovalIssueDate'],
    words: {
      en: 'The approval by Regulation 2018/858 was issued on {issued}, before July 2020. Check the date of the extension that is cited.',
      de: 'Die Genehmigung nach Verordnung 2018/858 stammt vom {issued}, vor Juli 2020. Datum der genannten Erweiterung prüfen.',
    },
    check: (vehicle) => {
      const issued = vehicle.date('TypeApprovalIssueDate');
      const broken =
        /\*(?:2018\/858|N?KS18\/858)\*/u.test(vehicle.text(NUMBER) ?? '') && (issued ?? '9') < '2020-07-01';
      return when(broken, () => ({ path: 'TypeApprovalIssueDate', params: { issued: issued ?? '' } }));
    },
  },
  {
    id: 'TAN-13',
    severity: 'warning',
    source: 'Regulation (EU) 2018/858, Article 42',
    basis: 'source',
    approvalTypes: ['NSS'],
    dependsOn: ['TypeApprovalType', NUMBER, 'IntendedCountryRegistration'],
    words: {
      en: 'A national small-series approval counts in the state that granted it ({granted}); the vehicle is meant for {intended}. Ask that state whether it accepts the approval.',
      de: 'Eine nationale Kleinseriengenehmigung gilt in dem Staat, der sie erteilt hat ({granted}); das Fahrzeug ist für {intended} bestimmt. Dort fragen, ob sie anerkannt wird.',
    },
    check: (vehicle) => {
      const intended = vehicle.text(COUNTRY);
      const granted = SIGN_OF[/^e[0-9]+/u.exec(vehicle.text(NUMBER) ?? '')?.[0] ?? ''];
      return when(intended !== undefined && granted !== undefined && intended !== granted, () => ({
        path: COUNTRY,
        params: { granted: granted ?? '', intended: intended ?? '' },
      }));
    },
  },
  {
    id: 'SER-03',
    severity: 'warning',
    source: 'derived from the heading of the templates',
    basis: 'derived',
    dependsOn: ['ProductionYearSmallSeries', 'DateManufactureVehicle'],
    words: {
      en: 'The small-series year is {year}, but the vehicle was made on {made}. Both normally name the same year.',
      de: 'Das Jahr der Kleinserie ist {year}, hergestellt wurde das Fahrzeug aber am {made}. Beide nennen in der Regel dasselbe Jahr.',
    },
    check: (vehicle) => {
      const year = vehicle.text('ProductionYearSmallSeries')?.trim();
      const made = vehicle.date('DateManufactureVehicle');
      return when(year !== undefined && made !== undefined && made.slice(0, 4) !== year, () => ({
        path: 'ProductionYearSmallSeries',
        params: { year: year ?? '', made: made ?? '' },
      }));
    },
  },
  {
    id: 'PRV-02',
    severity: 'warning',
    source: 'IVI 2.0 schema; that none is named twice is derived',
    basis: 'source',
    dependsOn: ['ProvisionalApprovalTerritoryTable', 'ProvisionalApprovalTerritoryCountry'],
    words: {
      en: '{where}The territory {value} is named twice. Remove one.',
      de: '{where}Das Gebiet {value} ist zweimal genannt. Eines entfernen.',
    },
    check: (vehicle) => {
      const name = 'ProvisionalApprovalTerritoryCountry';
      return doubles(vehicle, vehicle.rows('ProvisionalApprovalTerritoryTable'), name).map(({ row, value }) =>
        inRow(row, name, { value }),
      );
    },
  },
  {
    id: 'STG-02',
    severity: 'error',
    source: 'eCoC setup manual 1.5',
    basis: 'source',
    dependsOn: ['ManufacturerTable', 'ManufacturerStageNumber'],
    words: {
      en: '{where}The stage number is 0. A vehicle made in one stage has 1; each later stage has one more.',
      de: '{where}Die Stufennummer ist 0. Ein in einer Stufe gebautes Fahrzeug hat 1, jede weitere Stufe eine mehr.',
    },
    check: (vehicle) =>
      vehicle
        .rows('ManufacturerTable')
        .flatMap((row) =>
          when(vehicle.number('ManufacturerStageNumber', row) === 0, () => inRow(row, 'ManufacturerStageNumber')),
        ),
  },
  {
    id: 'PTY-03',
    severity: 'warning',
    source: 'Regulation (EU) 2018/858, Article 13; official samples',
    basis: 'source',
    dependsOn: ['ManufacturerTable', 'ManufacturerCountryOfResidence', 'EURepresentativeGroup', 'EURepresentativeName'],
    words: {
      en: '{where}The maker sits in {country}, outside the Union, but no representative in the Union is named. Add the representative.',
      de: '{where}Der Hersteller sitzt in {country}, außerhalb der Union, ein Bevollmächtigter in der Union ist aber nicht genannt. Ergänzen.',
    },
    check: (vehicle) => {
      if (vehicle.has('EURepresentativeGroup')) return [];
      return vehicle.rows('ManufacturerTable').flatMap((row) => {
        const country = vehicle.text('ManufacturerCountryOfResidence', row) ?? '';
        return when(OUTSIDE.has(country.trim().toLowerCase()), () =>
          inRow(row, 'ManufacturerCountryOfResidence', { country }),
        );
      });
    },
  },
  {
    id: 'MRK-03',
    severity: 'warning',
    source: 'Regulation (EU) 901/2014, item 0.5.1; official samples',
    basis: 'source',
    categories: ['L'],
    dependsOn: ['LocationStatutoryPlate23Wheel', 'LocationVin23Wheel'],
    words: {
      en: '"{text}" does not look like a place on the vehicle. Write the side (R, L or C) and three distances in mm: R, x325, y85, z725.',
      de: '„{text}“ sieht nicht wie eine Stelle am Fahrzeug aus. Seite (R, L oder C) und drei Abstände in mm schreiben: R, x325, y85, z725.',
    },
    check: (vehicle) =>
      ['LocationStatutoryPlate23Wheel', 'LocationVin23Wheel'].flatMap((path): readonly Breach[] => {
        const text = vehicle.text(path);
        const form = /^[RLC]\s*,\s*x\s*-?[0-9.]+\s*,\s*y\s*-?[0-9.]+\s*,\s*z\s*-?[0-9.]+$/iu;
        return when(text !== undefined && !form.test(text.trim()), () => ({ path, params: { text: text ?? '' } }));
      }),
  },
  {
    id: 'MRK-04',
    severity: 'warning',
    source: 'derived from the sense of the elements',
    basis: 'derived',
    dependsOn: ['LocationMarkingsTable', 'LocationMarkingsVehiclePartSide', 'LocationMarkingsVehiclePartSideSection'],
    words: {
      en: '{where}A section of a side is stated, but not the side. Choose the side.',
      de: '{where}Ein Abschnitt einer Seite ist angegeben, nicht aber die Seite. Seite auswählen.',
    },
    check: (vehicle) =>
      vehicle
        .rows('LocationMarkingsTable')
        .flatMap((row) =>
          when(
            vehicle.text('LocationMarkingsVehiclePartSideSection', row) !== undefined &&
              vehicle.text('LocationMarkingsVehiclePartSide', row) === undefined,
            () => inRow(row, 'LocationMarkingsVehiclePartSide'),
          ),
        ),
  },
  {
    id: 'MRK-06',
    severity: 'warning',
    source: 'derived: only towed vehicles have a drawbar',
    basis: 'derived',
    categories: ['M', 'N', 'T', 'C'],
    dependsOn: ['VehicleCategory', 'LocationMarkingsTable', 'LocationMarkingsVehiclePart'],
    words: {
      en: '{where}The mark stands on the drawbar, but a vehicle of category {category} has none. Choose another part.',
      de: '{where}Die Angabe steht auf der Deichsel, ein Fahrzeug der Klasse {category} hat aber keine. Anderes Teil wählen.',
    },
    check: (vehicle) =>
      vehicle
        .rows('LocationMarkingsTable')
        .flatMap((row) =>
          when(vehicle.text('LocationMarkingsVehiclePart', row) === 'DRAWB', () =>
            inRow(row, 'LocationMarkingsVehiclePart', { category: vehicle.category ?? '' }),
          ),
        ),
  },
];
