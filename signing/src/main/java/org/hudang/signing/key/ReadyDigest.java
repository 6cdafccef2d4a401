package org.hudang.signing.key;

import org.bouncycastle.crypto.Digest;

/**
 * A digest whose answer is known: lets Bouncy Castle's SM2 sign e = SM3(Z‖message) that was computed elsewhere, with its
 * own choice of k and its own checks.
 */
final class ReadyDigest implements Digest {
    private byte[] answer;

    ReadyDigest(byte[] answer) {
        this.answer = checked(answer);
    }

    /** The next answer. */
    void answer(byte[] next) {
        this.answer = checked(next);
    }

    private static byte[] checked(byte[] answer) {
        if (answer.length != 32) {
            throw new KeyUnusable("a digest to sign has 32 bytes, not " + answer.length);
        }
        return answer.clone();
    }

    @Override
    public String getAlgorithmName() {
        return "SM3";
    }

    @Override
    public int getDigestSize() {
        return answer.length;
    }

    @Override
    public void update(byte in) {
        // already in the answer
    }

    @Override
    public void update(byte[] in, int offset, int length) {
        // already in the answer
    }

    @Override
    public int doFinal(byte[] out, int offset) {
        System.arraycopy(answer, 0, out, offset, answer.length);
        return answer.length;
    }

    @Override
    public void reset() {
        // stays
    }
}
