package org.hudang.signing.seal;

import java.util.List;

/**
 * What {@link SealUse#recover} did.
 *
 * @param adopted requests whose staged output was recorded
 * @param released requests that had begun without any output and are approved again
 * @param cleared requests whose staged file was deleted because its output is filed
 */
public record SealRecovery(List<SealRequestId> adopted, List<SealRequestId> released, List<SealRequestId> cleared) {
    public SealRecovery {
        adopted = List.copyOf(adopted);
        released = List.copyOf(released);
        cleared = List.copyOf(cleared);
    }
}
