import type { Profile, ProfileBranch } from '../explain/profile.ts';
import type { Aggregation } from '../model/capability-model.ts';

/** A provider's score tree as plain arithmetic on leaf scores: what the search walks before the engine has its say. */
export interface ScoreTree {
  /** Indicators that take part in the total, by position. */
  leaves: readonly { code: string; capability: number; score: number }[];
  /** Capabilities in display order; null where not rated or without weight in the total. */
  capabilities: readonly (TreeNode | null)[];
  total: TreeNode;
  /** No geometric level anywhere: scores are linear in the leaves. */
  linear: boolean;
}

export interface TreeNode {
  aggregation: Aggregation;
  members: readonly TreeMember[];
}

/** A leaf by position, or a node. */
interface TreeMember {
  share: number;
  leaf: number | null;
  node: TreeNode | null;
}

export function scoreTree(profile: Profile): ScoreTree {
  const leaves: { code: string; capability: number; score: number }[] = [];
  let linear = profile.aggregation === 'arithmetic';
  const grow = (branch: ProfileBranch, capability: number): TreeNode | null => {
    if (branch.score === null) return null;
    if (branch.aggregation === 'geometric') linear = false;
    const members = branch.members.flatMap((member): TreeMember[] => {
      if (member.share === 0 || member.score === null) return [];
      if (member.kind === 'node')
        return [{ share: member.share, leaf: null, node: grow(member, capability) }];
      leaves.push({ code: member.code, capability, score: member.score });
      return [{ share: member.share, leaf: leaves.length - 1, node: null }];
    });
    return { aggregation: branch.aggregation, members };
  };
  const capabilities = profile.capabilities.map((branch, index) => grow(branch, index));
  const total: TreeNode = {
    aggregation: profile.aggregation,
    members: profile.capabilities.flatMap(({ share }, index) =>
      share === 0 ? [] : [{ share, leaf: null, node: capabilities[index] ?? null }],
    ),
  };
  return { leaves, capabilities, total, linear };
}

/** Unrounded score of a node for these leaf scores. */
export function nodeValue(node: TreeNode, scores: Float64Array): number {
  let sum = 0;
  for (const { share, leaf, node: inner } of node.members) {
    const score = leaf !== null ? scores[leaf]! : inner ? nodeValue(inner, scores) : 0;
    sum += share * (node.aggregation === 'arithmetic' ? score : Math.log(score));
  }
  return node.aggregation === 'arithmetic' ? sum : Math.exp(sum);
}

/** Adds to `slopes` what a node gains per point of each leaf, times `factor`. */
export function addSlopes(node: TreeNode, scores: Float64Array, factor: number, slopes: Float64Array): void {
  const value = node.aggregation === 'geometric' ? nodeValue(node, scores) : 0;
  for (const { share, leaf, node: inner } of node.members) {
    const score = leaf !== null ? scores[leaf]! : inner ? nodeValue(inner, scores) : 0;
    const slope = factor * (node.aggregation === 'arithmetic' ? share : (share * value) / score);
    if (leaf !== null) slopes[leaf] = slopes[leaf]! + slope;
    else if (inner) addSlopes(inner, scores, slope, slopes);
  }
}
