import {
  consistencyOf,
  Frontier,
  isConsistent,
  joinSubtrees,
  leafHash,
  MerkleTree,
  rootFromPath,
  sha256,
  siblingsOf,
  subtreesOf,
} from '../../../server/src/seal';

const rootOf = (leaves: Buffer[]) => new MerkleTree(leaves).root;
const pathOf = (leaves: Buffer[], index: number) => new MerkleTree(leaves).path(index);

/** The recursive definition of RFC 6962, section 2.1, word by word. */
const recursiveRoot = (leaves: Buffer[]): Buffer => {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0]!;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(
    Uint8Array.of(1),
    recursiveRoot(leaves.slice(0, split)),
    recursiveRoot(leaves.slice(split)),
  );
};

const leavesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => leafHash(`leaf ${index}`));

/**
 * From the test data of Certificate Transparency:
 * https://github.com/google/certificate-transparency, merkle_tree_test.
 */
const CT_LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const CT_ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('the roots of Certificate Transparency', () => {
  const leaves = CT_LEAVES.map((hex) => leafHash(Buffer.from(hex, 'hex')));
  expect(leaves.map((_, index) => rootOf(leaves.slice(0, index + 1)).toString('hex'))).toEqual(
    CT_ROOTS,
  );
});

test('roots, paths and frontiers agree with the definition for every size up to 130', () => {
  const frontier = new Frontier();
  expect(frontier.root()).toEqual(recursiveRoot([]));
  for (let size = 1; size <= 130; size += 1) {
    const leaves = leavesOf(size);
    const root = recursiveRoot(leaves);
    expect(rootOf(leaves)).toEqual(root);
    frontier.append(leaves[size - 1]!);
    expect(frontier.root()).toEqual(root);
    expect(new Frontier(size, frontier.toBytes()).root()).toEqual(root);
    const tree = new MerkleTree(leaves);
    const rootBy = (index: number) => rootFromPath(leaves[index]!, index, size, tree.path(index));
    expect(leaves.filter((_, index) => !rootBy(index)?.equals(root))).toEqual([]);
  }
});

test('a path proves nothing at another index, for another leaf, or with a hash more or less', () => {
  const leaves = leavesOf(13);
  const root = rootOf(leaves);
  for (let index = 0; index < 13; index += 1) {
    const path = pathOf(leaves, index);
    for (let other = -1; other <= 13; other += 1) {
      if (other === index) continue;
      expect(rootFromPath(leaves[index]!, other, 13, path)).not.toEqual(root);
    }
    expect(rootFromPath(leafHash('another'), index, 13, path)).not.toEqual(root);
    expect(rootFromPath(leaves[index]!, index, 13, path.slice(1))).not.toEqual(root);
    expect(rootFromPath(leaves[index]!, index, 13, [...path, root])).not.toEqual(root);
  }
});

test('a frontier with hashes too many or too few is refused', () => {
  expect(() => new Frontier(3, Buffer.alloc(32))).toThrow('Expected 2 hashes for 3 leaves');
});

test('the subtrees that each leaf completed are enough for every path, for every size up to 130', () => {
  const frontier = new Frontier();
  const completed: Buffer[][] = [];
  for (let size = 1; size <= 130; size += 1) {
    const leaves = leavesOf(size);
    completed.push(frontier.append(leaves[size - 1]!));
    const rootOfSpan = (span: readonly [number, number]) =>
      joinSubtrees(subtreesOf(span).map(({ lastLeaf, height }) => completed[lastLeaf]![height]!));
    expect(rootOfSpan([0, size])).toEqual(rootOf(leaves));
    const tree = new MerkleTree(leaves);
    const joined = (index: number) => Buffer.concat(siblingsOf(index, size).map(rootOfSpan));
    const differs = (index: number) => !joined(index).equals(Buffer.concat(tree.path(index)));
    expect(leaves.filter((_, index) => differs(index))).toEqual([]);
  }
  expect(completed.flat().length).toBeLessThan(130 * 2);
  expect(() => siblingsOf(3, 3)).toThrow('Expected an index below 3');
});

test('a consistency proof leads from each tree to each later one, and from no other tree', () => {
  const size = 20;
  const leaves = leavesOf(size);
  const proofOf = (before: number, after: number) =>
    consistencyOf(before, after).map(([start, end]) => recursiveRoot(leaves.slice(start, end)));
  const treeOf = (count: number) => ({ size: count, root: recursiveRoot(leaves.slice(0, count)) });
  for (let after = 1; after <= size; after += 1) {
    for (let before = 1; before <= after; before += 1) {
      const proof = proofOf(before, after);
      expect(isConsistent(treeOf(before), treeOf(after), proof)).toBe(true);
      const forged = { size: before, root: leafHash('forged') };
      expect(isConsistent(forged, treeOf(after), proof)).toBe(false);
      expect(isConsistent(treeOf(before), { ...treeOf(after), root: forged.root }, proof)).toBe(
        false,
      );
      const longer = [...proof, leafHash('one more')];
      expect(isConsistent(treeOf(before), treeOf(after), longer)).toBe(false);
    }
  }
  expect(isConsistent(treeOf(0), treeOf(7), [])).toBe(true);
  expect(isConsistent(treeOf(7), treeOf(3), [])).toBe(false);
  // RFC 6962, section 2.1.3: between trees of 3 and 7, 4 and 7, 6 and 7 leaves.
  expect([consistencyOf(3, 7), consistencyOf(4, 7), consistencyOf(6, 7)]).toEqual([
    [
      [2, 3],
      [3, 4],
      [0, 2],
      [4, 7],
    ],
    [[4, 7]],
    [
      [4, 6],
      [6, 7],
      [0, 4],
    ],
  ]);
});
