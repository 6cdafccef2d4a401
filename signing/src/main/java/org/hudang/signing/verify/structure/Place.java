package org.hudang.signing.verify.structure;

/**
 * Where an object stands: two places are equal when the very same bytes are meant.
 *
 * @param offset of the object, or of the object stream that holds it
 * @param index inside that object stream, -1 when the object stands in the file itself
 */
public record Place(int offset, int index) {
    /** No such object, or a free one. */
    public static final Place ABSENT = new Place(-1, -1);

    public boolean absent() {
        return offset < 0;
    }

    public boolean compressed() {
        return index >= 0;
    }
}
