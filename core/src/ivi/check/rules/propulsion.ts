import type { Vehicle } from '../vehicle.ts';
import { inRow, when } from './rule.ts';
import type { Breach, BusinessRule } from './rule.ts';

const ELECTRICITY = '95';
const PURE = 'PureElectricVehicleIndicator';
const SOURCES = ['EnergyConvertorTable', 'EnergySourceTable', 'EnergySource'] as const;
const COMBUSTION = ['CombustionCycle', 'NumberOfCylinders', 'ArrangementCylinders', 'EngineCapacity'] as const;

/** Particle numbers and the exponents that go with them, by test group. */
const PARTICLES: readonly (readonly [group: string, mantissa: string])[] = [
  ['TestNrscGroup', 'NrscNumberOfParticles'],
  ['TestWhscGroup', 'WhscNumberOfParticles'],
  ['TestNrtcGroup', 'NrtcNumberOfParticles'],
  ['TestWhtcGroup', 'WhtcNumberOfParticles'],
  ['TestRdeGroup', 'RdeCompleteNumberOfParticles'],
  ['TestRdeGroup', 'RdeUrbanNumberOfParticles'],
  ['TestWltpType1Group', 'WltpType1NumberOfParticles'],
];

const isPure = (vehicle: Vehicle): boolean => vehicle.text(PURE) === 'Y';

/** Drive, fuel, emissions. */
export const PROPULSION_RULES: readonly BusinessRule[] = [
  {
    id: 'PWT-01',
    severity: 'error',
    source: 'eCoC setup manual 1.5',
    basis: 'source',
    categories: ['M', 'N'],
    dependsOn: [PURE, ...SOURCES],
    words: {
      en: 'Pure electric is stated as {indicator}, but {fuels} of {sources} energy sources are not electricity. A vehicle is pure electric exactly when all of them are.',
      de: 'Rein elektrisch ist als {indicator} angegeben, aber {fuels} von {sources} Energiequellen sind nicht Strom. Rein elektrisch ist ein Fahrzeug genau dann, wenn alle es sind.',
    },
    check: (vehicle) => {
      const indicator = vehicle.text(PURE);
      const sources = vehicle.energySources().filter(({ source }) => source !== undefined);
      const fuels = sources.filter(({ source }) => source !== ELECTRICITY).length;
      const broken = sources.length > 0 && (indicator === 'Y' ? fuels > 0 : indicator === 'N' && fuels === 0);
      return when(broken, () => ({
        path: PURE,
        params: { indicator: indicator ?? '', fuels, sources: sources.length },
      }));
    },
  },
  {
    id: 'PWT-02',
    severity: 'error',
    source: 'derived; holds in all official samples',
    basis: 'mixed',
    categories: ['M', 'N'],
    dependsOn: [PURE, 'FuelType', 'ClassHybridVehicle', 'EnergyConvertorTable', ...COMBUSTION],
    words: {
      en: '{where}A pure electric vehicle has no such value: it belongs to fuels and combustion engines. Remove it, or correct "pure electric".',
      de: '{where}Ein rein elektrisches Fahrzeug hat diesen Wert nicht: er gehört zu Kraftstoffen und Verbrennungsmotoren. Entfernen oder „rein elektrisch“ berichtigen.',
    },
    check: (vehicle) => {
      if (!isPure(vehicle)) return [];
      const whole = ['FuelType', 'ClassHybridVehicle'].flatMap((path) =>
        when(vehicle.text(path) !== undefined, () => ({ path })),
      );
      const engines = vehicle
        .rows('EnergyConvertorTable')
        .flatMap((row) =>
          COMBUSTION.flatMap((name) => when(vehicle.text(name, row) !== undefined, () => inRow(row, name))),
        );
      return [...whole, ...engines];
    },
  },
  {
    id: 'PWT-04',
    severity: 'error',
    source: 'eCoC setup manual 1.5',
    basis: 'source',
    categories: ['M', 'N'],
    dependsOn: ['ClassHybridVehicle', PURE, ...SOURCES],
    words: {
      en: 'A hybrid has electricity (95) and another energy source, and is not pure electric. Complete the energy sources, or remove the class of hybrid.',
      de: 'Ein Hybrid hat Strom (95) und eine andere Energiequelle und ist nicht rein elektrisch. Energiequellen ergänzen oder die Hybridklasse entfernen.',
    },
    check: (vehicle) => {
      if (vehicle.text('ClassHybridVehicle') === undefined) return [];
      const sources = vehicle.energySources().flatMap(({ source }) => source ?? []);
      const mixed = sources.includes(ELECTRICITY) && sources.some((source) => source !== ELECTRICITY);
      return when(sources.length > 0 && (!mixed || isPure(vehicle)), () => ({ path: 'ClassHybridVehicle' }));
    },
  },
  {
    id: 'PWT-08',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, item 26.2',
    basis: 'source',
    categories: ['M', 'N'],
    dependsOn: ['FuelType', 'DualFuelType'],
    words: {
      en: 'The type of dual-fuel is stated exactly for vehicles whose fuel type is dual-fuel (D). Add or remove it, or correct the fuel type.',
      de: 'Die Zweistofftype wird genau bei Fahrzeugen angegeben, deren Kraftstoffart Zweistoff (D) ist. Ergänzen, entfernen oder die Kraftstoffart berichtigen.',
    },
    check: (vehicle) =>
      when((vehicle.text('FuelType') === 'D') !== (vehicle.text('DualFuelType') !== undefined), () => ({
        path: 'DualFuelType',
      })),
  },
  {
    id: 'PWT-13',
    severity: 'error',
    source: 'eCoC setup manual 1.5',
    basis: 'source',
    categories: ['M', 'N'],
    dependsOn: [...SOURCES, 'MaximumNetPowerCombustion', 'MaximumNetPowerElectric', 'Maximum30MinutesPower'],
    words: {
      en: '{where}This power does not belong to energy source {source}: power of a combustion engine stands under its fuel, power of an electric motor under electricity (95).',
      de: '{where}Diese Leistung gehört nicht zur Energiequelle {source}: Leistung eines Verbrennungsmotors steht beim Kraftstoff, die eines Elektromotors bei Strom (95).',
    },
    check: (vehicle) =>
      vehicle.energySources().flatMap((row): Breach[] => {
        const { source } = row;
        if (source === undefined) return [];
        const wrong =
          source === ELECTRICITY ? ['MaximumNetPowerCombustion'] : ['MaximumNetPowerElectric', 'Maximum30MinutesPower'];
        return wrong.flatMap((name) =>
          when(vehicle.text(`PowerGroup/${name}`, row) !== undefined, () =>
            inRow(row, `PowerGroup/${name}`, { source }),
          ),
        );
      }),
  },
  {
    id: 'EMI-02',
    severity: 'warning',
    source: 'derived from the schema; holds in all official samples',
    basis: 'derived',
    dependsOn: [...SOURCES, ...PARTICLES.flatMap(([, mantissa]) => [mantissa, `${mantissa}Exponent`])],
    words: {
      en: '{where}A number of particles needs both the number and its exponent (6 and 11 for 6 × 10¹¹). Give the one that is missing.',
      de: '{where}Eine Partikelzahl braucht Zahl und Exponent (6 und 11 für 6 × 10¹¹). Das Fehlende angeben.',
    },
    check: (vehicle) =>
      vehicle.energySources().flatMap((row) =>
        PARTICLES.flatMap(([group, mantissa]) => {
          const has = (name: string): boolean => vehicle.text(`${group}/${name}`, row) !== undefined;
          const exponent = `${mantissa}Exponent`;
          return when(has(mantissa) !== has(exponent), () =>
            inRow(row, `${group}/${has(mantissa) ? exponent : mantissa}`),
          );
        }),
      ),
  },
  {
    id: 'EMI-16',
    severity: 'error',
    source: 'derived from Regulation (EU) 2020/683, item 49.3',
    basis: 'mixed',
    categories: ['M1', 'N1'],
    dependsOn: ['EcoInnovationsFittedIndicator', 'EcoInnovationsTable', 'WltpTotalCo2EmissionSavedDueEcoInnovation'],
    words: {
      en: 'A vehicle with eco-innovations (Y) names at least one and a saving above 0; one without (N) names neither. Given: {count}, saving {saving} g/km.',
      de: 'Ein Fahrzeug mit Ökoinnovationen (Y) nennt mindestens eine und eine Einsparung über 0, eines ohne (N) keines davon. Angegeben: {count}, Einsparung {saving} g/km.',
    },
    check: (vehicle) => {
      const path = 'EcoInnovationsFittedIndicator';
      const indicator = vehicle.text(path);
      const count = vehicle.rows('EcoInnovationsTable').length;
      const saving = vehicle.number('WltpTotalCo2EmissionSavedDueEcoInnovation') ?? 0;
      const some = count > 0 || saving > 0;
      return when(indicator === 'Y' ? count === 0 || saving === 0 : some, () => ({ path, params: { count, saving } }));
    },
  },
];
