import type { Tree } from './build.ts';
import { header, NORDWERK, remark, signedBy } from './parts.ts';

const tyre = (size: string, load: number, rim: string, pressure: number): Tree => ({
  TyreNumber: 1,
  TyreSize: size,
  LoadCapacityIndexSingleWheel: load,
  SpeedCategorySymbol: 'P',
  RimSize: rim,
  RecommendedTyrePressure: pressure,
});

/** A complete L3e-A1 motorcycle with petrol engine. */
export const MOTORCYCLE: Tree = {
  Header: header('0c9a7e35-51d2-4b86-b3f8-6d17c24e90ab', 'e4', '2026-08-21T07:00:00Z'),
  VehicleIdentificationNumber: 'XNWM125SA6N000731',
  TypeApprovalType: 'EU',
  ProvisionalTypeApprovalIndicator: 'N',
  StageOfCompletion: 'C',
  Type: 'M125',
  Variant: 'S',
  Version: '01',
  VehicleCategory: 'L3e-A1',
  LocationStatutoryPlate23Wheel: 'R, x412, y45, z688',
  MethodAttachmentStatutoryPlate: 'A1',
  LocationVin23Wheel: 'R, x430, y0, z795',
  TypeApprovalNumber: 'e4*168/2013*00452*00',
  TypeApprovalIssueDate: '2026-01-15',
  RightLeftHandTraffic: 'BOTH',
  MetricImperialSpeedometer: 'M',
  MaximumSpeed: 104,
  ExhaustEmissionLatestRegulationNumber: '134/2014*2023/2724',
  ExhaustEmissionLevel: 'Euro 5+',
  FuelType: 'M',
  SigningAuthorityTable: signedBy('Lindhafen', '2026-08-21'),
  MakeTable: [{ Make: 'NORDWERK' }],
  CommercialNameTable: [{ CommercialName: 'Strand 125' }],
  ManufacturerTable: [NORDWERK],
  GeneralConstructionGroup: { NumberOfAxles: 2, NumberOfWheels: 2, NumberOfSeatingPositionsIncludingDriver: 2 },
  DimensionGroup: { Wheelbase: 1340, Length: 2015, Width: 785, Height: 1080 },
  MassGroup: { MassInRunningOrder: 138, ActualMass: 140, TechnicallyPermissibleMaximumLadenMass: 320 },
  GearGroup: {
    GearboxType: 'M',
    GearRatioTable: ['2.769', '1.882', '1.400', '1.130', '0.960'].map((ratio, index) => ({
      GearNumber: index + 1,
      GearRatio: ratio,
    })),
  },
  FinalDriveVehicleTable: [{ FinalDriveVehicleNumber: 1, FinalDriveVehicleRatio: '3.214' }],
  AxleTable: [
    {
      AxleNumber: 1,
      PoweredAxleIndicator: 'N',
      TechnicallyPermissibleMassAxle: 125,
      TyreAxleTable: [tyre('80/100-17M/C', 46, '17M/CxMT1.85', 200)],
    },
    {
      AxleNumber: 2,
      PoweredAxleIndicator: 'Y',
      TechnicallyPermissibleMassAxle: 205,
      TyreAxleTable: [tyre('100/90-17M/C', 55, '17M/CxMT2.50', 225)],
    },
  ],
  EnergyConvertorTable: [
    {
      ManufacturerEnergyConvertor: 'Nordwerk Antriebe GmbH',
      EnergyConvertorCodeMarkedOnEnergyConvertor: 'NM125',
      WorkingPrinciple: 'INTPI',
      CombustionCycle: '4ST',
      NumberOfCylinders: 1,
      ArrangementCylinders: 'S',
      EngineCapacity: 124,
      EnergySourceTable: [
        {
          EnergySource: '10',
          PowerMassRatio: '0.07',
          SoundLevelGroup: { SoundLevelStationary: 82, SoundLevelStationaryEngineSpeed: 4500, SoundLevelDriveBy: 75 },
          PowerGroup: { MaximumNetPowerCombustion: '9.8', EngineSpeedMaximumNetPower: 9000 },
          TestTypeIGroup: { TypeICo: '412.5', TypeIThc: '51.2', TypeINox: '22.7', TypeINmhc: '44.9' },
          TestTypeVIIGroup: { TypeVIICo2: 51, TypeVIIFuelConsumption: '2.1' },
        },
      ],
    },
  ],
  RemarkTable: [remark('Fitted with anti-lock braking on the front wheel')],
};
