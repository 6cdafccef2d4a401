package org.hudang.signing.verify.cms;

/** The bytes a detached signature covers, digested on demand. */
public interface SignedContent {
    byte[] digest(Digests.Algorithm algorithm);

    /** The bytes themselves; asked only by signatures without signed attributes. */
    byte[] bytes();

    /** Content that is one array. */
    static SignedContent of(byte[] content) {
        return new SignedContent() {
            @Override
            public byte[] digest(Digests.Algorithm algorithm) {
                return Digests.digest(algorithm, content);
            }

            @Override
            public byte[] bytes() {
                return content;
            }
        };
    }
}
