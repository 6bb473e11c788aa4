import type { CapabilityModel, ModelNode } from './capability-model.ts';
import { blankName, checkCodes, checkShare, fault, type ModelFault } from './model-fault.ts';

/** Faults of the nodes and of the total: who is a member of whom. */
export function checkTree(model: CapabilityModel): ModelFault[] {
  return [
    ...checkCodes(model.nodes, 'nodes', ['节点', 'node']),
    ...model.nodes.flatMap((node, index) => checkNode(model, node, `nodes.${index}`)),
    ...checkSharedCodes(model),
    ...checkMembership(model),
    ...checkCycles(model),
    ...checkTotal(model),
  ];
}

function checkNode(model: CapabilityModel, node: ModelNode, path: string): ModelFault[] {
  const indicators = new Map(model.indicators.map((indicator) => [indicator.code, indicator]));
  const nodes = new Set(model.nodes.map((one) => one.code));
  const members = node.members.flatMap(({ code, weight }, index): ModelFault[] => {
    const here = `${path}.members.${index}`;
    const faults: ModelFault[] = [];
    if (!indicators.has(code) && !nodes.has(code)) {
      faults.push(
        fault(
          `${here}.code`,
          'member_unknown',
          [
            `“${node.code}”的成员“${code}”既不是指标也不是节点`,
            `Member “${code}” of “${node.code}” is neither an indicator nor a node`,
          ],
          ['改正编码，或先定义它', 'Correct the code or define it'],
        ),
      );
    } else if (indicators.get(code)?.normalisation === null) {
      faults.push(
        fault(
          `${here}.code`,
          'member_is_context',
          [
            `“${code}”是不计分的背景量，不能作为“${node.code}”的成员`,
            `“${code}” is a context measure without a score and cannot be a member of “${node.code}”`,
          ],
          ['给它设置归一方法，或移出成员', 'Give it a normalisation or remove it from the members'],
        ),
      );
    }
    return [...faults, ...checkWeight(`${here}.weight`, weight, code)];
  });
  return [
    ...blankName(`${path}.name`, node.name, [`节点“${node.code}”`, `Node “${node.code}”`]),
    ...checkShare(`${path}.minimumCoverage`, node.minimumCoverage, ['最低覆盖率', 'The minimum coverage']),
    ...members,
  ];
}

export function checkWeight(path: string, weight: number, code: string): ModelFault[] {
  if (Number.isFinite(weight) && weight >= 0) return [];
  return [
    fault(
      path,
      'weight_negative',
      [`“${code}”的权重是${weight}`, `The weight of “${code}” is ${weight}`],
      ['写不小于0的数；只看比例', 'Give a number of at least 0; only proportions matter'],
    ),
  ];
}

/** Members name indicators and nodes alike, so the two share one set of codes. */
function checkSharedCodes(model: CapabilityModel): ModelFault[] {
  const indicators = new Set(model.indicators.map((indicator) => indicator.code));
  return model.nodes.flatMap((node, index) =>
    indicators.has(node.code)
      ? [
          fault(
            `nodes.${index}.code`,
            'code_duplicate',
            [`节点“${node.code}”与指标同名`, `Node “${node.code}” has the code of an indicator`],
            ['给节点换一个编码', 'Give the node another code'],
          ),
        ]
      : [],
  );
}

/** Counted twice, a member would weigh more than its weight says. */
function checkMembership(model: CapabilityModel): ModelFault[] {
  const owner = new Map<string, string>();
  return model.nodes.flatMap((node, index) =>
    node.members.flatMap(({ code }, position) => {
      const before = owner.get(code);
      owner.set(code, node.code);
      if (before === undefined) return [];
      const path = `nodes.${index}.members.${position}.code`;
      return before === node.code
        ? [
            fault(
              path,
              'member_duplicate',
              [`“${node.code}”中“${code}”出现两次`, `“${code}” appears twice in “${node.code}”`],
              ['合并为一项', 'Merge the two into one'],
            ),
          ]
        : [
            fault(
              path,
              'member_of_two',
              [
                `“${code}”同时属于“${before}”和“${node.code}”`,
                `“${code}” belongs to both “${before}” and “${node.code}”`,
              ],
              ['只保留一处，避免重复计分', 'Keep it in one place, so that it counts once'],
            ),
          ];
    }),
  );
}

function checkCycles(model: CapabilityModel): ModelFault[] {
  const members = new Map(model.nodes.map((node) => [node.code, node.members.map((member) => member.code)]));
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (members.get(from) ?? []).some((code) => {
      if (code === to) return true;
      if (seen.has(code)) return false;
      seen.add(code);
      return reaches(code, to, seen);
    });
  return model.nodes.flatMap((node, index) =>
    reaches(node.code, node.code)
      ? [
          fault(
            `nodes.${index}.members`,
            'node_cycle',
            [
              `节点“${node.code}”经由成员又包含了自己`,
              `Node “${node.code}” contains itself through its members`,
            ],
            ['断开循环', 'Break the cycle'],
          ),
        ]
      : [],
  );
}

function checkTotal({ total, nodes }: CapabilityModel): ModelFault[] {
  const faults = checkShare('total.minimumCoverage', total.minimumCoverage, [
    '总分最低覆盖率',
    'The minimum coverage of the total',
  ]);
  if (total.capabilities.length === 0) {
    faults.push(
      fault(
        'total.capabilities',
        'capabilities_empty',
        ['总分没有列出任何能力', 'The total lists no capability'],
        ['列出至少一个节点', 'List at least one node'],
      ),
    );
  }
  const byCode = new Map(nodes.map((node) => [node.code, node]));
  const nested = new Set(nodes.flatMap((node) => node.members.map((member) => member.code)));
  total.capabilities.forEach((code, index) => {
    const path = `total.capabilities.${index}`;
    if (!byCode.has(code)) {
      faults.push(
        fault(
          path,
          'capability_unknown',
          [`能力“${code}”没有对应的节点`, `Capability “${code}” is not a node`],
          ['改正编码，或定义该节点', 'Correct the code or define the node'],
        ),
      );
    } else if (nested.has(code)) {
      faults.push(
        fault(
          path,
          'capability_nested',
          [`“${code}”既是能力又是其他节点的成员`, `“${code}” is a capability and a member of another node`],
          ['二者取其一，避免重复计分', 'Make it one or the other, so that it counts once'],
        ),
      );
    }
    if (total.capabilities.indexOf(code) < index) {
      faults.push(
        fault(
          path,
          'capability_duplicate',
          [`能力“${code}”列了两次`, `Capability “${code}” is listed twice`],
          ['删去重复项', 'Remove the repetition'],
        ),
      );
    }
  });
  return [...faults, ...checkUnreachable(total.capabilities, nodes, nested)];
}

function checkUnreachable(
  capabilities: readonly string[],
  nodes: readonly ModelNode[],
  nested: ReadonlySet<string>,
): ModelFault[] {
  return nodes.flatMap((node, index) =>
    capabilities.includes(node.code) || nested.has(node.code)
      ? []
      : [
          fault(
            `nodes.${index}`,
            'node_unreachable',
            [
              `节点“${node.code}”不在总分之下，不会影响任何结果`,
              `Node “${node.code}” is not under the total and changes nothing`,
            ],
            ['加入能力或某个节点的成员，或删去', 'Add it to the capabilities or to a node, or remove it'],
          ),
        ],
  );
}
