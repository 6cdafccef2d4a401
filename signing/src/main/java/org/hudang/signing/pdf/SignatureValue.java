package org.hudang.signing.pdf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSString;
import org.hudang.signing.key.DigestAlgorithm;

/** The signature dictionary (ISO 32000-2 §12.8.1) with its two holes: ByteRange and Contents. */
final class SignatureValue {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss").withZone(ZoneOffset.ofHours(8));
    private static final String RANGE_HOLE = "[0                                 ]";

    /**
     * Where the holes are, from the start of the update.
     *
     * @param rangeAt the opening bracket of ByteRange
     * @param contentsAt the opening angle of Contents
     * @param room bytes of DER that fit
     */
    record Holes(int rangeAt, int contentsAt, int room) {
        /** The first byte after Contents. */
        int contentsEnd() {
            return contentsAt + 2 * room + 2;
        }

        /** Whether both holes lie inside an update of that length, ByteRange before Contents. */
        boolean within(int length) {
            return rangeAt >= 0
                    && rangeAt <= contentsAt - RANGE_HOLE.length()
                    && room >= 0
                    && room <= (length - contentsAt - 2) / 2;
        }
    }

    private SignatureValue() {}

    /** Writes what stands in the dictionary before its holes. */
    interface Head {
        void write(Update update);
    }

    /** A signature (CAdES, detached). */
    static Head signature(SignatureTask task, List<COSDictionary> references) {
        return update -> {
            var out = update.out();
            out.text("<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached\n");
            out.text("/M(" + TIME.format(task.claimedAt()) + "+08'00')\n");
            string(update, "/Name", Optional.of(task.name()));
            string(update, "/Reason", task.reason());
            string(update, "/Location", task.location());
            if (!references.isEmpty()) {
                out.text("/Reference[");
                references.forEach(reference -> CosText.write(out, reference));
                out.text("]\n");
            }
        };
    }

    /** A document timestamp (ISO 32000-2 §12.8.5): Contents is the token itself. */
    static Head timestamp() {
        return update -> update.out().text("<</Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161\n");
    }

    static Holes write(Update update, COSObjectKey key, Head head, int room) {
        update.startObject(key);
        var out = update.out();
        head.write(update);
        out.text("/ByteRange");
        int rangeAt = update.position();
        out.text(RANGE_HOLE + "\n/Contents");
        int contentsAt = update.position();
        out.write('<');
        out.fill('0', 2 * room);
        out.text(">>>");
        update.endObject();
        return new Holes(rangeAt, contentsAt, room);
    }

    private static void string(Update update, String name, Optional<String> value) {
        value.ifPresent(text -> {
            update.out().text(name);
            CosText.write(update.out(), new COSString(text));
            update.out().text("\n");
        });
    }

    /** Fills ByteRange in a finished update. */
    static void fillRange(byte[] update, Holes holes, long base) {
        long gapStart = base + holes.contentsAt();
        long gapEnd = base + holes.contentsEnd();
        long end = base + update.length;
        String range = "[0 " + gapStart + " " + gapEnd + " " + (end - gapEnd);
        if (range.length() + 1 > RANGE_HOLE.length()) {
            throw new PdfUnreadable("the file is too large to be signed");
        }
        byte[] text = (range + " ".repeat(RANGE_HOLE.length() - 1 - range.length()) + "]")
                .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, update, holes.rangeAt(), text.length);
    }

    /** The digest over both ranges, without copying them. */
    static byte[] digest(DigestAlgorithm algorithm, Whole base, byte[] update, Holes holes) {
        MessageDigest digest = algorithm.start();
        digest.update(base.bytes(), 0, base.length());
        digest.update(update, 0, holes.contentsAt());
        digest.update(update, holes.contentsEnd(), update.length - holes.contentsEnd());
        return digest.digest();
    }

    /** Fills Contents in a finished update; what is left of the room stays zero. */
    static void fillContents(byte[] update, Holes holes, byte[] cms) {
        if (cms.length > holes.room()) {
            throw new SignatureTooLarge(cms.length, holes.room());
        }
        int at = holes.contentsAt() + 1;
        for (byte b : cms) {
            update[at++] = DIGITS[(b >> 4) & 15];
            update[at++] = DIGITS[b & 15];
        }
    }

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
}
