import { CURRENT_SCHEMA_VERSION, dictionaryOf } from '../../dictionary/dictionary.ts';
import type { Words } from '../../dictionary/dictionary.ts';
import { placesOf, rowOf } from '../places.ts';
import type { Vehicle } from '../vehicle.ts';
import { NONE } from './rule.ts';
import type { Basis, Breach, BusinessRule } from './rule.ts';

interface Asked {
  readonly id: string;
  readonly source: string;
  readonly basis: Basis;
  readonly categories?: readonly string[];
  readonly stages?: readonly string[];
  readonly energySources?: readonly string[];
  /** Dictionary paths; in a table each row is asked. */
  readonly paths: readonly string[];
  /** Names of further elements that decide whether it is asked. */
  readonly decidedBy?: readonly string[];
  readonly when?: (vehicle: Vehicle) => boolean;
  /** Whether a place is asked; `row` is the path of its innermost row, empty outside tables. */
  readonly whenRow?: (vehicle: Vehicle, row: string) => boolean;
  /** Why it is expected. */
  readonly why: Words;
}

/** A rule that asks for something which such a vehicle usually states: a question, never a must (that is `EXPECTATIONS`). */
function asked({ id, source, basis, paths, decidedBy = [], when, whenRow, why, ...applies }: Asked): BusinessRule {
  const segments = paths.flatMap((path) => path.split('/'));
  const dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION);
  return {
    id,
    severity: 'warning',
    source,
    basis,
    ...applies,
    dependsOn: [...new Set([...segments, ...decidedBy])],
    words: {
      en: `{where}{title} is not stated. ${why.en}`,
      de: `{where}{title} ist nicht angegeben. ${why.de}`,
    },
    check: (vehicle) => {
      if (when && !when(vehicle)) return NONE;
      const breaches: Breach[] = [];
      for (const path of paths) {
        for (const place of placesOf(vehicle, dictionary, path)) {
          if (vehicle.has(place.path) || (whenRow && !whenRow(vehicle, rowOf(place.path)))) continue;
          breaches.push({ path: place.path, params: place.rows === '' ? {} : { rows: place.rows } });
        }
      }
      return breaches;
    },
  };
}

const SOURCE = 'EnergyConvertorTable/EnergySourceTable';
const isFuel = (vehicle: Vehicle, row: string): boolean => {
  const source = vehicle.text(`${row}/EnergySource`);
  return source !== undefined && source !== '95' && source !== '50';
};
const burns = (vehicle: Vehicle, convertor: string): boolean =>
  /^(?:INT|EXT)/u.test(vehicle.text(`${convertor}/WorkingPrinciple`) ?? '');
const convertorOf = (sourceRow: string): string => sourceRow.slice(0, sourceRow.indexOf('/EnergySourceTable'));
const towsBraked = (vehicle: Vehicle): boolean =>
  vehicle
    .rows('TowingBrakedTypeTrailTable')
    .some(
      (row) =>
        vehicle.text('BrakedTypeTrail', row) === 'BRK' &&
        vehicle
          .column(vehicle.rows('BodyworkTypeTable', row), 'TechnicallyPermissibleMaximumTowableMass')
          .some((mass) => mass > 0),
    );
const hasBody = (vehicle: Vehicle, codes: readonly string[]): boolean =>
  vehicle.rows('BodyworkTable').some((row) => codes.includes(vehicle.text('CodeForBodywork', row) ?? ''));

const ASKED: readonly Asked[] = [
  {
    id: 'APP-10',
    source: 'Regulation (EU) 2022/1177; all official samples of M and N',
    basis: 'source',
    categories: ['M', 'N'],
    paths: ['AdvancedSafetySystemsTable'],
    decidedBy: ['DateManufactureVehicle'],
    when: (vehicle) => (vehicle.date('DateManufactureVehicle') ?? '') >= '2024-01-01',
    why: {
      en: 'Vehicles made since 1 January 2024 state their safety systems. Add them, or check that there are none.',
      de: 'Seit dem 1. Januar 2024 hergestellte Fahrzeuge geben ihre Sicherheitssysteme an. Ergänzen oder prüfen, dass es keine gibt.',
    },
  },
  {
    id: 'APP-11',
    source: 'eCoC setup manual 1.5: indicators are always stated; an official sample',
    basis: 'source',
    categories: ['M', 'N'],
    paths: ['VehicleCertified155Indicator', 'VehicleCertified156Indicator'],
    why: {
      en: 'Choose yes or no: cyber security (UN R155) and software update (UN R156).',
      de: 'Ja oder nein auswählen: Cybersicherheit (UN R155) und Softwareaktualisierung (UN R156).',
    },
  },
  {
    id: 'DIM-06',
    source: 'Regulation (EU) 2020/683, item 8; element probable',
    basis: 'mixed',
    categories: ['N'],
    paths: ['MechanicalCouplingTable/DistanceCentreCouplingDeviceLastAxle'],
    decidedBy: ['BodyworkTable', 'CodeForBodywork', 'DistanceCentreCouplingDeviceLastAxleAdjustableMin'],
    when: (vehicle) => hasBody(vehicle, ['BC']),
    whenRow: (vehicle, row) => !vehicle.has(`${row}/DistanceCentreCouplingDeviceLastAxleAdjustableMin`),
    why: {
      en: 'A tractor for semi-trailers states how far the fifth wheel stands before the last axle.',
      de: 'Eine Sattelzugmaschine gibt an, wie weit die Sattelkupplung vor der letzten Achse liegt.',
    },
  },
  {
    id: 'DIM-07',
    source: 'Regulation (EU) 2020/683, item 10',
    basis: 'source',
    categories: ['O'],
    paths: ['MechanicalCouplingTable/DistanceCentreCouplingRearEnd'],
    decidedBy: ['BodyworkTable', 'CodeForBodywork', 'DistanceCentreCouplingRearEndAdjustableMin'],
    when: (vehicle) => hasBody(vehicle, ['DA', 'DC']),
    whenRow: (vehicle, row) => !vehicle.has(`${row}/DistanceCentreCouplingRearEndAdjustableMin`),
    why: {
      en: 'A semi-trailer or centre-axle trailer states the distance from the coupling to its rear end.',
      de: 'Ein Sattel- oder Zentralachsanhänger gibt den Abstand von der Kupplung bis zum Heck an.',
    },
  },
  {
    id: 'AXL-16',
    source: 'Regulation (EU) 2020/683, item 4.1 for O; element probable',
    basis: 'mixed',
    categories: ['O'],
    paths: ['MechanicalCouplingTable/DistanceCouplingPointFirstAxle'],
    decidedBy: ['DistanceCouplingPointFirstAxleAdjustableMin'],
    whenRow: (vehicle, row) => !vehicle.has(`${row}/DistanceCouplingPointFirstAxleAdjustableMin`),
    why: {
      en: 'A trailer states the distance from its coupling to the first axle.',
      de: 'Ein Anhänger gibt den Abstand von der Kupplung zur ersten Achse an.',
    },
  },
  {
    id: 'TOW-20',
    source: 'Regulation (EU) 2020/683, items 36 and 37; the condition is derived',
    basis: 'mixed',
    categories: ['M2', 'M3', 'N'],
    paths: ['TrailerBrakeTable', 'TrailerBrakeTable/TrailerBrakeControlSystemTechnology'],
    decidedBy: ['TowingBrakedTypeTrailTable', 'BodyworkTypeTable', 'BrakedTypeTrail', 'TechnicallyPermissibleMaximumTowableMass'],
    when: towsBraked,
    why: {
      en: 'A vehicle that tows braked trailers states how their brake is controlled.',
      de: 'Ein Fahrzeug, das gebremste Anhänger zieht, gibt an, wie deren Bremse betätigt wird.',
    },
  },
  {
    id: 'PWT-14',
    source: 'Regulation (EU) 2020/683, item 27.1',
    basis: 'source',
    categories: ['M', 'N', 'L'],
    paths: [`${SOURCE}/PowerGroup/EngineSpeedMaximumNetPower`],
    decidedBy: ['MaximumNetPowerCombustion', 'EngineSpeedMaximumNetPowerMin', 'EngineSpeedMaximumNetPowerMax'],
    whenRow: (vehicle, row) =>
      vehicle.has(`${row}/PowerGroup/MaximumNetPowerCombustion`) &&
      !(vehicle.has(`${row}/PowerGroup/EngineSpeedMaximumNetPowerMin`) && vehicle.has(`${row}/PowerGroup/EngineSpeedMaximumNetPowerMax`)),
    why: {
      en: 'The net power of an engine comes with its engine speed, or with the range of speeds.',
      de: 'Zur Nennleistung eines Motors gehört die Drehzahl oder der Drehzahlbereich.',
    },
  },
  {
    id: 'PWT-18',
    source: 'Regulation (EU) 2020/683, item 46; official samples',
    basis: 'source',
    categories: ['M', 'N', 'L'],
    paths: ['SoundLevelStationary', 'SoundLevelStationaryEngineSpeed', 'SoundLevelDriveBy'].map((name) => `${SOURCE}/SoundLevelGroup/${name}`),
    decidedBy: ['WorkingPrinciple', 'EnergySource'],
    whenRow: (vehicle, row) => isFuel(vehicle, row) && burns(vehicle, convertorOf(row)),
    why: {
      en: 'A vehicle with a combustion engine states the stationary sound level with its engine speed, and the drive-by level.',
      de: 'Ein Fahrzeug mit Verbrennungsmotor gibt den Standgeräuschpegel mit Drehzahl und den Fahrgeräuschpegel an.',
    },
  },
  {
    id: 'PWT-20',
    source: 'official samples: AX for pure electric, AY for fuel cell; heavy and L samples leave it out',
    basis: 'source',
    categories: ['M1', 'N1'],
    paths: ['ExhaustEmissionLevel'],
    why: {
      en: 'Light vehicles state it, electric ones too: AX for pure electric, AY for a fuel cell.',
      de: 'Leichte Fahrzeuge geben sie an, auch elektrische: AX rein elektrisch, AY Brennstoffzelle.',
    },
  },
  {
    id: 'PWT-25',
    source: 'derived from the elements of T and C',
    basis: 'derived',
    categories: ['T', 'C'],
    paths: ['EnergyConvertorTable/EnergyConvertorTypeApprovalNumber'],
    decidedBy: ['CategorySubCategoryEnergyConvertor'],
    whenRow: (vehicle, row) => vehicle.has(`${row}/CategorySubCategoryEnergyConvertor`),
    why: {
      en: 'An engine with a category has an approval of its own. Give its number.',
      de: 'Ein Motor mit Motorenklasse hat eine eigene Genehmigung. Nummer angeben.',
    },
  },
  {
    id: 'EMI-18',
    source: 'eCoC setup manual 1.5: indicators are always stated; official samples',
    basis: 'source',
    categories: ['M1', 'N1'],
    stages: ['C', 'V'],
    paths: ['WltpEmissionTestParametersGroup/DrivingCycleCappedSpeedIndicator'],
    decidedBy: ['WltpEmissionTestParametersGroup'],
    when: (vehicle) => vehicle.has('WltpEmissionTestParametersGroup'),
    why: {
      en: 'Say yes or no: was the driving cycle driven with a capped speed? Yes is rare.',
      de: 'Ja oder nein auswählen: wurde der Zyklus mit begrenzter Geschwindigkeit gefahren? Ja ist selten.',
    },
  },
  {
    id: 'EMI-19',
    source: 'Regulation (EU) 901/2014, item 4.0.3',
    basis: 'source',
    categories: ['L'],
    paths: ['TypeVIICo2', 'TypeVIIFuelConsumption', 'TypeVIIEnergyConsumption', 'TypeVIIElectricRange'].map((name) => `${SOURCE}/TestTypeVIIGroup/${name}`),
    decidedBy: ['ElectricVehicleConfiguration', 'EnergySource'],
    // What a hybrid states at which source depends on whether it is charged from outside: not asked.
    when: (vehicle) => vehicle.text('ElectricVehicleConfiguration') !== 'HYBRE',
    why: {
      en: 'An electric vehicle of category L states consumption (Wh/km) and range, one with an engine CO2 and fuel.',
      de: 'Ein elektrisches Fahrzeug der Klasse L gibt Verbrauch (Wh/km) und Reichweite an, eines mit Motor CO2 und Kraftstoff.',
    },
  },
  {
    id: 'TYR-10',
    source: 'eCoC setup manual 1.5; official samples of M1 and L5e',
    basis: 'source',
    categories: ['M1'],
    paths: ['AxleTable/TyreAxleTable/TyreMaximumSpeedIndicator'],
    why: {
      en: 'Choose no, unless the tyre carries a written speed limit.',
      de: 'Nein auswählen, außer auf dem Reifen steht eine Höchstgeschwindigkeit.',
    },
  },
  {
    id: 'BDY-12',
    source: 'derived from the nature of motor caravans',
    basis: 'derived',
    categories: ['M1'],
    stages: ['C', 'V'],
    paths: ['GeneralConstructionGroup/NumberOfSeatsStationaryUseOnly'],
    decidedBy: ['BodyworkTable', 'SpecialPurposeDesignation'],
    when: (vehicle) =>
      vehicle.rows('BodyworkTable').some((row) => vehicle.text('SpecialPurposeDesignation', row) === 'SA'),
    why: {
      en: 'A motor caravan usually has seats for use while standing; state them, or 0.',
      de: 'Ein Wohnmobil hat meist Sitze, die nur im Stand benutzt werden; angeben, oder 0.',
    },
  },
  {
    id: 'VEC-08',
    source: 'Regulation (EU) 2022/1362; IVI 2.0 Change Overview 1.1',
    basis: 'source',
    categories: ['O3', 'O4'],
    stages: ['C', 'V'],
    paths: ['CryptographicHashManufacturerRecord', 'CryptographicHashCustomerInformationFile', 'EfficiencyRatioKilometer'].map((name) => `VectoGroup/${name}`),
    decidedBy: ['VectoGroup', 'VehicleGroup'],
    when: (vehicle) => vehicle.has('VectoGroup/VehicleGroup'),
    why: {
      en: 'A trailer in a VECTO group states both hashes and its efficiency ratios.',
      de: 'Ein Anhänger in einer VECTO-Gruppe gibt beide Hashwerte und seine Effizienzverhältnisse an.',
    },
  },
]; // prettier-ignore

/** Type VII: what belongs to electricity is not asked of a fuel, and the other way round. */
const typeSeven = (vehicle: Vehicle, place: string): boolean => {
  const electric = vehicle.text(`${rowOf(place)}/EnergySource`) === '95';
  return electric === place.includes('TypeVIIE');
};

/** Questions about what is probably forgotten. */
export const ASKED_RULES: readonly BusinessRule[] = ASKED.map((item) => {
  const rule = asked(item);
  if (item.id !== 'EMI-19') return rule;
  return {
    ...rule,
    check: (vehicle, context) => rule.check(vehicle, context).filter(({ path }) => typeSeven(vehicle, path)),
  };
});
