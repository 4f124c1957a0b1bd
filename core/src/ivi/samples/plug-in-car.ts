import type { Tree } from './build.ts';
import { header, markings, NORDWERK, safety, signedBy, tyre } from './parts.ts';

const size = ['205/55R17', 95, 'V', '7Jx17'] as const;
const fitted = { RimOffSet: '45', TyreMaximumSpeedIndicator: 'N', RollingResistanceClass: 'A', TyreCategory: 'C1' };
const family = (kind: string, value: string): Tree => ({
  TestFamilyIdentifier: kind,
  TestFamilyIdentifierValue: value,
});

/** A complete M1 plug-in hybrid (petrol). */
export const PLUG_IN_CAR: Tree = {
  Header: header('b6f3a1d8-2e47-4f90-8c1b-97d05e3a64c2', 'e4', '2026-10-02T16:05:30+02:00'),
  VehicleIdentificationNumber: 'XNWPH5CAR6N120386',
  TypeApprovalType: 'EU',
  ProvisionalTypeApprovalIndicator: 'N',
  StageOfCompletion: 'C',
  Type: 'KW1',
  Variant: 'P15-5D',
  Version: 'A7-17',
  VehicleCategory: 'M1',
  MethodAttachmentStatutoryPlate: 'A2',
  DateManufactureVehicle: '2026-09-30',
  TypeApprovalNumber: 'e4*2018/858*01188*01',
  TypeApprovalIssueDate: '2026-05-20',
  RightLeftHandTraffic: 'RIGHT',
  MetricImperialSpeedometer: 'M',
  MetricImperialOdometer: 'M',
  MaximumSpeed: 185,
  EcoInnovationsFittedIndicator: 'N',
  VehicleCertified155Indicator: 'Y',
  VehicleCertified156Indicator: 'Y',
  PureElectricVehicleIndicator: 'N',
  ExhaustEmissionLevel: 'Euro 6 EA',
  ExhaustEmissionLatestRegulationNumber: '715/2007*2023/443EA',
  ClassHybridVehicle: 'OVC-HEV',
  FuelType: 'M',
  SigningAuthorityTable: signedBy('Lindhafen', '2026-10-02'),
  MakeTable: [{ Make: 'NORDWERK' }],
  CommercialNameTable: [{ CommercialName: 'Kompass P' }],
  ManufacturerTable: [NORDWERK],
  LocationMarkingsTable: markings('BPILR', 'PASCT'),
  GeneralConstructionGroup: {
    NumberOfAxles: 2,
    NumberOfWheels: 4,
    NumberOfPoweredAxles: 1,
    NumberOfDoors: 5,
    AutomatedVehicle: 'NONAT',
    NumberOfSeatingPositionsIncludingDriver: 5,
  },
  DimensionGroup: { Wheelbase: 2690, Length: 4412, Width: 1815, Height: 1488 },
  MassGroup: {
    MassInRunningOrder: 1642,
    ActualMass: 1671,
    TechnicallyPermissibleMaximumLadenMass: 2120,
    MaximumStaticVerticalMassCouplingPointTable: [{ TechnicallyPermissibleMaximumStaticVerticalMassCouplingPoint: 80 }],
  },
  TowingBrakedTypeTrailTable: [
    {
      BrakedTypeTrail: 'BRK',
      BodyworkTypeTable: [{ BodyworkTypeTrailer: 'DC', TechnicallyPermissibleMaximumTowableMass: 1300 }],
    },
    { BrakedTypeTrail: 'UNB', BodyworkTypeTable: [{ TechnicallyPermissibleMaximumTowableMass: 700 }] },
    { BodyworkTypeTable: [{ TechnicallyPermissibleMaximumCombinationMass: 3420 }] },
  ],
  GearGroup: { GearboxType: 'C' },
  AxleTable: [
    {
      AxleNumber: 1,
      PoweredAxleIndicator: 'Y',
      AxleTrack: 1562,
      AxleSpacing: 2690,
      TechnicallyPermissibleMassAxle: 1105,
      TyreAxleTable: [tyre(...size, fitted)],
    },
    {
      AxleNumber: 2,
      PoweredAxleIndicator: 'N',
      AxleTrack: 1558,
      TechnicallyPermissibleMassAxle: 1060,
      TyreAxleTable: [tyre(...size, fitted)],
    },
  ],
  ColourTable: [{ Colour: 8 }],
  BodyworkTable: [{ CodeForBodywork: 'AB' }],
  ConfigurationDoorsGroup: { NumberOfDoorsLeft: 2, NumberOfDoorsRight: 2, NumberOfDoorsBack: 1 },
  WltpEmissionTestParametersGroup: {
    WltpEmissionTestMass: 1778,
    WltpRoadLoadCoefficientF0: '116.3',
    WltpRoadLoadCoefficientF1: '0.874',
    WltpRoadLoadCoefficientF2: '0.02511',
    DrivingCycleClass: '3b',
    DrivingCycleCappedSpeedIndicator: 'N',
  },
  EnergyConvertorTable: [
    {
      ManufacturerEnergyConvertor: 'Nordwerk Antriebe GmbH',
      EnergyConvertorCodeMarkedOnEnergyConvertor: 'NB15T',
      WorkingPrinciple: 'INTPI',
      CombustionCycle: '4ST',
      NumberOfCylinders: 4,
      ArrangementCylinders: 'LI',
      EngineCapacity: 1497,
      EnergySourceTable: [
        {
          EnergySource: '10',
          SoundLevelGroup: { SoundLevelStationary: 74, SoundLevelStationaryEngineSpeed: 3750, SoundLevelDriveBy: 66 },
          PowerGroup: { MaximumNetPowerCombustion: 96, EngineSpeedMaximumNetPower: 5500 },
          TestRdeGroup: {
            RdeCompleteNox: 60,
            RdeCompleteNumberOfParticles: 6,
            RdeCompleteNumberOfParticlesExponent: 11,
            RdeUrbanNox: 60,
            RdeUrbanNumberOfParticles: 6,
            RdeUrbanNumberOfParticlesExponent: 11,
          },
          TestWltpType1Group: {
            WltpType1Co: '171.2',
            WltpType1Thc: '13.8',
            WltpType1Nmhc: '11.1',
            WltpType1Nox: '6.4',
            WltpType1Particulates: '0.31',
            WltpType1NumberOfParticles: '1.62',
            WltpType1NumberOfParticlesExponent: 11,
          },
          TestWltpCo2Group: {
            WltpCo2WeightedCombined: 21,
            WltpCo2ChargeSustainingCombined: 112,
            WltpCo2ChargeDepletingCombined: 7,
          },
          TestWltpFuelConsumptionGroup: {
            WltpFuelConsumptionWeightedCombined: '0.9',
            WltpFuelConsumptionChargeSustainingCombined: '4.9',
            WltpFuelConsumptionChargeDepletingCombined: '0.3',
          },
          TestFamilyIdentifiersTable: [family('IP', 'IP-0031-XNW'), family('RL', 'RL-0019-XNW')],
        },
      ],
    },
    {
      ManufacturerEnergyConvertor: 'Nordwerk Antriebe GmbH',
      EnergyConvertorCodeMarkedOnEnergyConvertor: 'NA085K',
      WorkingPrinciple: 'ELECT',
      EnergySourceTable: [
        {
          EnergySource: '95',
          PowerGroup: { Maximum30MinutesPower: 52, MaximumNetPowerElectric: 85 },
          TestWltpElectricRangeGroup: {
            WltpEquivalentAllElectricOffVehicleChargingRange: 64,
            WltpAllElectricOffVehicleChargingRange: 66,
            WltpAllElectricOffVehicleChargingRangeCity: 83,
          },
          TestWltpEnergyConsumptionGroup: { WltpEnergyConsumptionExternallyChargedWeightedCombined: 141 },
        },
      ],
    },
  ],
  AdvancedSafetySystemsTable: safety('TPMS', 'AEBS', 'ELKS', 'ESS', 'AIF', 'ISA', 'DDAW', 'EDR', 'eCall'),
};
