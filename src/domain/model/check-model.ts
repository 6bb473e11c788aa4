import type { CapabilityModel } from './capability-model.ts';
import { checkCategories } from './check-categories.ts';
import { checkDigits, checkIndicators } from './check-indicators.ts';
import { checkTiers } from './check-tiers.ts';
import { checkTree } from './check-tree.ts';
import { blankName, checkCodes, fault, type ModelFault } from './model-fault.ts';

/**
 * Everything a model author can get wrong, with the place and the remedy; empty when the model can grade.
 * The shape itself (fields and their types) is checked where the file is read.
 */
export function checkModel(model: CapabilityModel): ModelFault[] {
  return [
    ...checkHead(model),
    ...checkIndicators(model.indicators),
    ...checkTree(model),
    ...checkCategories(model),
    ...checkTiers(model),
  ];
}

function checkHead(model: CapabilityModel): ModelFault[] {
  // One code, no list: report it at its own path.
  const code = checkCodes([model], '', ['模型', 'model']).map((one) => ({ ...one, path: 'code' }));
  const { digits, top } = model;
  const scale =
    Number.isFinite(top) && top > 0
      ? []
      : [
          fault(
            'top',
            'number_invalid',
            [`满分是${top}`, `The top of the scale is ${top}`],
            ['写大于0的数，一般为100', 'Give a number above 0, usually 100'],
          ),
        ];
  return [
    ...code,
    ...blankName('name', model.name, ['模型', 'The model']),
    ...scale,
    ...checkDigits('digits.indicator', digits.indicator),
    ...checkDigits('digits.capability', digits.capability),
    ...checkDigits('digits.total', digits.total),
  ];
}
