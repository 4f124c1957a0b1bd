import type { Tree } from './build.ts';
import { header, markings, NORDWERK, safety, signedBy, tyre } from './parts.ts';

const wheel = (twin: boolean): Tree =>
  tyre('225/75R16C', 121, 'R', '6.00Jx16', twin ? { LoadCapacityIndexTwinWheel: 120 } : {});

/** An incomplete N2 chassis with cab (diesel), for a body builder to complete. */
export const INCOMPLETE_CHASSIS: Tree = {
  Header: header('57e0c2b9-1a6d-4d38-8e94-b0f2a6c7153d', 'e4', '2026-09-03T13:10:00+02:00'),
  VehicleIdentificationNumber: 'XNWC60CHA6N007745',
  TypeApprovalType: 'EU',
  ProvisionalTypeApprovalIndicator: 'N',
  StageOfCompletion: 'I',
  Type: 'C60',
  Variant: 'D30-FG',
  Version: '3750-T',
  VehicleCategory: 'N2',
  MethodAttachmentStatutoryPlate: 'A2',
  DateManufactureVehicle: '2026-09-01',
  TypeApprovalNumber: 'e4*2018/858*00873*01',
  TypeApprovalIssueDate: '2026-02-11',
  MaximumSpeed: 90,
  VehicleCertified155Indicator: 'Y',
  VehicleCertified156Indicator: 'Y',
  PureElectricVehicleIndicator: 'N',
  ExhaustEmissionLevel: 'Euro VI E',
  ExhaustEmissionLatestRegulationNumber: '595/2009*2020/1181E',
  FuelType: 'M',
  SigningAuthorityTable: signedBy('Lindhafen', '2026-09-03'),
  MakeTable: [{ Make: 'NORDWERK' }],
  CommercialNameTable: [{ CommercialName: 'Lastrad 60' }],
  AllowedParameterValuesMultistageGroup: { AllowedActualMassMin: 3100, AllowedActualMassMax: 4900 },
  ManufacturerTable: [NORDWERK],
  LocationMarkingsTable: markings('BPILR', 'CHASS'),
  GeneralConstructionGroup: {
    NumberOfAxles: 2,
    NumberOfWheels: 6,
    NumberOfAxlesWithTwinWheels: 1,
    NumberOfSteeredAxles: 1,
    NumberOfPoweredAxles: 1,
    AutomatedVehicle: 'NONAT',
  },
  DimensionGroup: {
    Wheelbase: 3750,
    MaximumPermissibleRearOverhang: 2250,
    MaximumPermissibleLength: 7500,
    MaximumPermissibleWidth: 2350,
    ElongatedCabIndicator: 'N',
    AerodynamicDeviceEquipped: 'NONE',
  },
  MassGroup: {
    MassInRunningOrderIncomplete: 2310,
    TechnicallyPermissibleMaximumLadenMass: 6000,
    MinimumMassCompleted: 2750,
  },
  GearGroup: { GearboxType: 'M' },
  AxleTable: [
    {
      AxleNumber: 1,
      TwinWheelsAxleIndicator: 'N',
      SteeredAxleIndicator: 'Y',
      PoweredAxleIndicator: 'N',
      AxleSpacing: 3750,
      DistributionMassIncompleteAxle: 1480,
      MinimalPermissibleDistributionMassCompletedAxle: 1250,
      TechnicallyPermissibleMassAxle: 2200,
      TyreAxleTable: [wheel(false)],
    },
    {
      AxleNumber: 2,
      TwinWheelsAxleIndicator: 'Y',
      SteeredAxleIndicator: 'N',
      PoweredAxleIndicator: 'Y',
      DistributionMassIncompleteAxle: 830,
      MinimalPermissibleDistributionMassCompletedAxle: 1500,
      TechnicallyPermissibleMassAxle: 4400,
      TyreAxleTable: [wheel(true)],
    },
  ],
  BodyworkTable: [{ CodeForBodywork: 'BX' }],
  EnergyConvertorTable: [
    {
      ManufacturerEnergyConvertor: 'Nordwerk Antriebe GmbH',
      EnergyConvertorCodeMarkedOnEnergyConvertor: 'ND30',
      WorkingPrinciple: 'INTCI',
      CombustionCycle: '4ST',
      NumberOfCylinders: 4,
      ArrangementCylinders: 'LI',
      EngineCapacity: 2998,
      EnergySourceTable: [
        {
          EnergySource: '20',
          SoundLevelGroup: { SoundLevelStationary: 83, SoundLevelStationaryEngineSpeed: 2625, SoundLevelDriveBy: 74 },
          PowerGroup: { MaximumNetPowerCombustion: 129, EngineSpeedMaximumNetPower: 3500 },
        },
      ],
    },
  ],
  MechanicalCouplingCanBeFittedTable: [
    { MechanicalCouplingCanBeFittedClass: 'C50-X', MechanicalCouplingCanBeFittedValueD: '24.5' },
  ],
  AdvancedSafetySystemsTable: safety('AEBS', 'ESS', 'AIF', 'ISA', 'DDAW', 'TPMS'),
};
