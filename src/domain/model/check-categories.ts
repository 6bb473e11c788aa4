import type { CapabilityModel, Category } from './capability-model.ts';
import { checkWeight } from './check-tree.ts';
import { blankName, checkCodes, fault, type ModelFault } from './model-fault.ts';

/** Faults of the categories: their weights and primaries must speak of the model's capabilities. */
export function checkCategories({ categories, total }: CapabilityModel): ModelFault[] {
  const faults = checkCodes(categories, 'categories', ['分类', 'category']);
  if (!categories.some((category) => category.code === 'default')) {
    faults.push(
      fault(
        'categories',
        'category_default_missing',
        ['缺少分类“default”', 'The category “default” is missing'],
        [
          '加上default分类：没有分类的服务商用它的权重',
          'Add it: providers without a category are graded with its weights',
        ],
      ),
    );
  }
  return faults.concat(
    categories.flatMap((category, index) =>
      checkCategory(category, total.capabilities, `categories.${index}`),
    ),
  );
}

function checkCategory(category: Category, capabilities: readonly string[], path: string): ModelFault[] {
  const name = `“${category.code}”`;
  const faults = blankName(`${path}.name`, category.name, [`分类${name}`, `Category ${name}`]);
  for (const [code, weight] of Object.entries(category.weights)) {
    faults.push(...checkWeight(`${path}.weights.${code}`, weight, code));
    if (capabilities.includes(code)) continue;
    faults.push(
      fault(
        `${path}.weights.${code}`,
        'capability_unknown',
        [
          `分类${name}给“${code}”设了权重，但它不是能力`,
          `Category ${name} gives a weight to “${code}”, which is no capability`,
        ],
        ['改正编码或删去', 'Correct the code or remove it'],
      ),
    );
  }
  if (!capabilities.some((code) => (category.weights[code] ?? 0) > 0)) {
    faults.push(
      fault(
        `${path}.weights`,
        'weights_zero',
        [
          `分类${name}的权重全为0，总分无法计算`,
          `All weights of category ${name} are zero: no total can be computed`,
        ],
        ['至少给一项能力大于0的权重', 'Give at least one capability a weight above 0'],
      ),
    );
  }
  category.primary.forEach((code, position) => {
    if (!capabilities.includes(code) || (category.weights[code] ?? 0) === 0) {
      faults.push(
        fault(
          `${path}.primary.${position}`,
          'primary_unknown',
          [
            `分类${name}的主能力“${code}”没有权重或不是能力`,
            `Primary “${code}” of category ${name} is no capability with a weight`,
          ],
          ['改为有权重的能力', 'Name a capability that carries weight'],
        ),
      );
    }
    if (category.primary.indexOf(code) < position) {
      faults.push(
        fault(
          `${path}.primary.${position}`,
          'primary_duplicate',
          [`分类${name}的主能力“${code}”写了两次`, `Category ${name} names primary “${code}” twice`],
          ['换成另一项能力', 'Name another capability'],
        ),
      );
    }
  });
  if (category.primary.length > 2) {
    faults.push(
      fault(
        `${path}.primary`,
        'primary_count',
        [
          `分类${name}有${category.primary.length}项主能力`,
          `Category ${name} has ${category.primary.length} primaries`,
        ],
        ['最多两项，第一项在前', 'At most two, the first one first'],
      ),
    );
  }
  return faults;
}
