package org.hudang.archive.replica;

/** Opens the replica each time it is needed: its disk may be away now and there again in an hour. */
@FunctionalInterface
public interface ReplicaSource {
    /**
     * Opens it; makes it when the place is empty.
     *
     * @throws ReplicaRefused when the place cannot be used
     * @throws ReplicaFailed when it does not answer
     */
    Replica open();
}
