package org.hudang.archive.transfer;

/** Who can tell what a seal on a package is worth. */
@FunctionalInterface
public interface PackageSeals {
    /** Somebody who cannot read seals. */
    PackageSeals NOBODY = (list, message) -> new Seal(Standing.UNCERTAIN, "", "");

    /**
     * Judges a seal; never throws at what it is given.
     *
     * @param list what was sealed
     * @param message the seal (CAdES, detached), DER
     */
    Seal judge(byte[] list, byte[] message);

    /** How a seal stands. */
    enum Standing {
        /** It was put on this list, by somebody who is believed. */
        HOLDS,
        /** It was not put on this list, or must not be relied on. */
        BROKEN,
        /** Nobody here can tell. */
        UNCERTAIN;

        /** As in reports. */
        public String word() {
            return switch (this) {
                case HOLDS -> "holds";
                case BROKEN -> "broken";
                case UNCERTAIN -> "uncertain";
            };
        }
    }

    /**
     * A seal that was judged.
     *
     * @param by subject of its certificate; empty when it cannot be read
     * @param reason stable code of what speaks against it; empty when it holds
     */
    record Seal(Standing standing, String by, String reason) {}
}
