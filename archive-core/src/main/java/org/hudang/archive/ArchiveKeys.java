package org.hudang.archive;

import java.util.List;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.secret.CipherAlgorithm;

/**
 * The keys under which numbers, dates of birth and telephones are encrypted, and their change (密钥轮换).
 *
 * <p>A key is never taken out of its file: the encrypted lists of members that lie with the volumes are part of versions that
 * never change, and stay under the key of their day. What stands in the database moves to the new key.
 */
public interface ArchiveKeys {
    /**
     * A data key and what stands under it.
     *
     * @param id 8 hexadecimal digits
     * @param cipher of the key
     * @param active whether new values are encrypted under it
     * @param members members with a value under it in the database
     */
    record Use(String id, CipherAlgorithm cipher, boolean active, long members) {}

    /** The keys, oldest first. */
    List<Use> uses();

    /**
     * Adds a fresh key to the key file; every value encrypted from now on stands under it. Nothing that was encrypted before is
     * touched: {@link #renew} does that.
     *
     * @param cipher of the fresh key
     * @throws org.hudang.archive.secret.KeyFileRefused when the file cannot be written
     */
    void rotate(CipherAlgorithm cipher);

    /**
     * What a renewal did.
     *
     * @param renewed members whose values stand under the active key now and did not before
     * @param unreadable members with a value that does not open; it was left as it is
     */
    record Renewed(long renewed, List<MemberId> unreadable) {}

    /**
     * Encrypts anew, under the active key, what stands under an earlier one in the database. May be stopped at any moment and
     * called again; many processes may do it at once.
     */
    Renewed renew();
}
