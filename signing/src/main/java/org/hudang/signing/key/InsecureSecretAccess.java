package org.hudang.signing.key;

/** The token that opens {@link SecretBytes}; whoever asks for it answers for the copy. */
public final class InsecureSecretAccess {
    private static final InsecureSecretAccess TOKEN = new InsecureSecretAccess();

    private InsecureSecretAccess() {}

    /** The noisy way in; every caller is listed by a test. */
    public static InsecureSecretAccess iOpenASecretAndWipeMyCopy() {
        return TOKEN;
    }
}
