package org.hudang.certificates;

/** The register knows less of a status list than was published of it; signing it would make withdrawn certificates good. */
public final class ListsSetBack extends CertificateException {
    /**
     * A list that was set back.
     *
     * @param list its number
     * @param places how many places were published as withdrawn and are not so in the register
     */
    public ListsSetBack(int list, int places) {
        super(
                "CE-070",
                "status list " + list + " was published with " + places
                        + " withdrawn places that the register does not know of",
                list,
                places);
    }
}
