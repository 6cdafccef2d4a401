package org.hudang.signing;

/** What a look at one payload signature with one key found. */
public sealed interface PayloadVerdict {
    /** The key's owner signed exactly these bytes. */
    record Signed() implements PayloadVerdict {}

    /** Well-formed, but not made by this key over these bytes. */
    record NotSigned() implements PayloadVerdict {}

    /** The signature is not 64 bytes with 0 &lt; r, s &lt; n. */
    record MalformedSignature() implements PayloadVerdict {}

    /** The key's point is not on the curve of the algorithm it is bound to. */
    record UnusableKey() implements PayloadVerdict {}
}
