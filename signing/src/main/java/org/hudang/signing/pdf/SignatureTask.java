package org.hudang.signing.pdf;

import java.time.Instant;
import java.util.Optional;

/**
 * What one signature is to say.
 *
 * @param placement the field
 * @param appearance what is drawn; empty leaves the field's own appearance, or draws nothing
 * @param claimedAt the time the signer claims (M); proven only by a timestamp
 * @param name who signs (Name), as people read it
 * @param reason why (Reason)
 * @param location where (Location)
 * @param certification what may change afterwards; only for the first signature of a file
 * @param lock fields, or the whole document, that this signature closes behind itself
 */
public record SignatureTask(
        SignaturePlacement placement,
        Optional<Appearance> appearance,
        Instant claimedAt,
        String name,
        Optional<String> reason,
        Optional<String> location,
        Optional<Certification> certification,
        Optional<FieldLock> lock) {
    /** An ordinary signature. */
    public SignatureTask(
            SignaturePlacement placement,
            Optional<Appearance> appearance,
            Instant claimedAt,
            String name,
            Optional<String> reason,
            Optional<String> location) {
        this(placement, appearance, claimedAt, name, reason, location, Optional.empty(), Optional.empty());
    }

    /** A signature into a pre-made field. */
    public static SignatureTask inField(String field, Appearance appearance, Instant claimedAt, String name) {
        return new SignatureTask(
                new SignaturePlacement.ExistingField(field),
                Optional.of(appearance),
                claimedAt,
                name,
                Optional.empty(),
                Optional.empty());
    }

    /** A signature without a place. */
    public static SignatureTask invisible(String newField, Instant claimedAt, String name) {
        return new SignatureTask(
                new SignaturePlacement.NewInvisibleField(newField),
                Optional.empty(),
                claimedAt,
                name,
                Optional.empty(),
                Optional.empty());
    }

    /** The same with a reason. */
    public SignatureTask because(String why) {
        return new SignatureTask(
                placement, appearance, claimedAt, name, Optional.of(why), location, certification, lock);
    }

    /** The same as a certification (author's signature), which says what may change afterwards. */
    public SignatureTask certifying(Certification level) {
        return new SignatureTask(placement, appearance, claimedAt, name, reason, location, Optional.of(level), lock);
    }

    /** The same, closing fields or the whole document behind itself. */
    public SignatureTask locking(FieldLock what) {
        return locked(Optional.of(what));
    }

    /** The same with this lock or with none. */
    SignatureTask locked(Optional<FieldLock> what) {
        return new SignatureTask(placement, appearance, claimedAt, name, reason, location, certification, what);
    }
}
