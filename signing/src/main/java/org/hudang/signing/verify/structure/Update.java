package org.hudang.signing.verify.structure;

import java.util.Set;

/**
 * One complete incremental update (增量更新).
 *
 * @param start where it begins
 * @param end its end
 * @param numbers of the objects it writes or frees
 * @param signatures numbers of the objects it writes that are signature values or signature fields
 */
public record Update(int start, RevisionEnd end, Set<Integer> numbers, Set<Integer> signatures) {}
