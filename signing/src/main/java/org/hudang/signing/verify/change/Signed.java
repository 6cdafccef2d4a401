package org.hudang.signing.verify.change;

import java.util.Map;
import java.util.Optional;
import org.hudang.signing.verify.structure.FieldTree.Node;
import org.hudang.signing.verify.structure.PdfValue.Ref;

/**
 * Signature values of the document as it is now that hold by themselves: range, gap and signature are right. A value that
 * does not hold is no reason to permit a change.
 *
 * @param byObject keyed by the number of the object that is, or directly holds, the value
 */
public record Signed(Map<Integer, Value> byObject) {

    /**
     * One signature value.
     *
     * @param contents offset of its Contents token
     * @param timestamp whether it is a document timestamp
     */
    public record Value(int contents, boolean timestamp) {}

    Optional<Value> of(Node node) {
        return key(node).map(byObject::get);
    }

    /** The number under which the value of a field is known. */
    public static Optional<Integer> key(Node node) {
        if (node.value() instanceof Ref ref) {
            return Optional.of(ref.number());
        }
        return Optional.ofNullable(node.host()).map(Ref::number);
    }
}
