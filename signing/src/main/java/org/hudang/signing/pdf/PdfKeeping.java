package org.hudang.signing.pdf;

import java.time.Instant;
import org.apache.pdfbox.cos.COSObjectKey;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.timestamp.TimestampAnswer;
import org.hudang.signing.timestamp.Timestamps;

/**
 * Adds what keeps signatures verifiable (PAdES B-LT and B-LTA, ETSI EN 319 142-1 §6): validation data and document
 * timestamps, each as one appended update. Neither is forbidden by a certification or a lock. Judges nothing; the door with
 * judgement is {@code org.hudang.signing.longterm.LongTerm}.
 *
 * <p>Refuses what {@link PdfSigner} refuses: encrypted, XFA and irregular files.
 */
public final class PdfKeeping {
    private static final int ROOM = 16 * 1024;

    private PdfKeeping() {}

    /** What came of asking for a document timestamp. */
    public sealed interface Stamping {
        /** The file with its timestamp, and the time it proves. */
        final class Stamped implements Stamping {
            private final byte[] pdf;
            private final Instant at;

            Stamped(byte[] pdf, Instant at) {
                this.pdf = pdf;
                this.at = at;
            }

            /** The whole file. */
            public byte[] pdf() {
                return pdf.clone();
            }

            /** The time proven. */
            public Instant at() {
                return at;
            }
        }

        /**
         * No timestamp was to be had; nothing was written.
         *
         * @param answer why
         */
        record Unstamped(TimestampAnswer.NoAnswer answer) implements Stamping {}
    }

    /** The validation data in a file. */
    public static ValidationMaterial material(byte[] pdf) {
        try (OpenPdf open = OpenPdf.of(pdf)) {
            return ValidationStore.read(open);
        }
    }

    /**
     * Adds validation data (DSS); what is there already is not added again.
     *
     * @return the whole file; the bytes given when there was nothing to add
     */
    public static byte[] withMaterial(byte[] pdf, ValidationMaterial material) {
        try (OpenPdf open = OpenPdf.of(pdf)) {
            Update update = new Update(pdf.length, ROOM);
            if (!new ValidationStore(open, update).add(material)) {
                return pdf.clone();
            }
            open.changed().forEach(update::object);
            byte[] more = update.finish(open.tail(), open.trailer(), open.nextNumber());
            return joined(pdf, more);
        }
    }

    /**
     * Adds a document timestamp over the whole file, in a new field without a place.
     *
     * @param algorithm decides the authority: SHA-256 international, SM3 national
     */
    public static Stamping stamped(byte[] pdf, DigestAlgorithm algorithm, Timestamps timestamps) {
        try (OpenPdf open = OpenPdf.of(pdf)) {
            Update update = new Update(pdf.length, 2 * ROOM + 4096);
            COSObjectKey token = open.newKey();
            new FieldWriter(open, update, Fields.of(open)).writeTimestamp(token);
            open.changed().forEach(update::object);
            SignatureValue.Holes holes = SignatureValue.write(update, token, SignatureValue.timestamp(), ROOM);
            byte[] bytes = update.finish(open.tail(), open.trailer(), open.nextNumber());
            SignatureValue.fillRange(bytes, holes, pdf.length);
            TimestampAnswer answer =
                    timestamps.stamp(algorithm, SignatureValue.digest(algorithm, Whole.of(pdf), bytes, holes));
            if (answer instanceof TimestampAnswer.Stamped stamped) {
                SignatureValue.fillContents(bytes, holes, stamped.token().der());
                return new Stamping.Stamped(joined(pdf, bytes), stamped.time());
            }
            return new Stamping.Unstamped((TimestampAnswer.NoAnswer) answer);
        }
    }

    private static byte[] joined(byte[] base, byte[] update) {
        byte[] whole = java.util.Arrays.copyOf(base, base.length + update.length);
        System.arraycopy(update, 0, whole, base.length, update.length);
        return whole;
    }
}
