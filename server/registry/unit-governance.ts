import Type from 'typebox'
import { attachments, form, line, prose } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import { recordActions } from '../acts/record.ts'
import { unitLifecycle } from './unit.ts'
import { unitDutiesTable } from './unit-duties.ts'

/** How a unit has arranged its work with data: aims, duties, body, people and rules. */
const governanceTable = lifecycle('unit', {
  path: unitLifecycle.path,
  steps: {
    'unit.recordGovernance': {
      from: ['registered'],
      to: ['registered'],
      by: ['provider', 'consumer', 'operator', 'authority'],
      input: form({
        governanceGoals: Type.Optional(prose(2000)),
        governanceDuties: Type.Optional(prose(2000)),
        implementingBody: Type.Optional(line()),
        implementingStaff: Type.Optional(prose(2000)),
        securityBody: Type.Optional(line()),
        securityOfficer: Type.Optional(line()),
        dataProcedure: Type.Optional(attachments),
        securityRules: Type.Optional(attachments),
      }),
    },
  },
})

export const wholeUnitLifecycle = {
  ...unitLifecycle,
  steps: { ...unitLifecycle.steps, ...unitDutiesTable.steps, ...governanceTable.steps },
}

// A later record adds to the earlier one: what stands in it need not be handed in anew.
export const unitGovernanceActions = recordActions(governanceTable, { 'unit.recordGovernance': { stays: true } })
