package org.hudang.server.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.intake.tray.IntakeTray;
import org.hudang.archive.intake.tray.NewUpload;
import org.hudang.archive.intake.tray.Part;
import org.hudang.archive.intake.tray.Standing;
import org.hudang.archive.intake.tray.Upload;
import org.hudang.archive.volume.ContentSource;

/**
 * A file that is here already, as a whole: put into the tray part by part, as one that comes over the network. The same file
 * under the same name is the same upload, so that a second try goes on where the first one ended.
 */
public final class WholeFile {
    /** Small enough that it may stand in memory. */
    private static final int PART = 1 << 20;

    private final String name;
    private final ContentSource content;

    /**
     * A file.
     *
     * @param name without folders
     * @param content opened several times
     */
    public WholeFile(String name, ContentSource content) {
        this.name = name;
        this.content = content;
    }

    /** What to do with a file that came in under the same name before and is filed. */
    public enum Filed {
        /** It is there: nothing is brought. */
        STAYS,
        /** It is brought once more, and told as a double. */
        COMES_AGAIN
    }

    /** Puts it into the tray, where it then waits for its examination. */
    public Upload into(IntakeTray tray, HouseholdNumber household, Filed filed, Acting acting) throws IOException {
        Measure all = measure();
        String base = "file/" + household + "/" + all.sha256() + "/"
                + sha256(name.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        String key = base;
        Upload upload = tray.begin(new NewUpload(key, household, name, all.bytes(), all.sha256()), acting);
        while ((upload.standing() instanceof Standing.Filed && filed == Filed.COMES_AGAIN)
                || upload.standing() instanceof Standing.Refused) {
            // what was refused is looked at anew
            if (upload.standing() instanceof Standing.Refused) {
                tray.drop(upload.id(), acting);
            } else {
                key = base + "/" + upload.id();
            }
            upload = tray.begin(new NewUpload(key, household, name, all.bytes(), all.sha256()), acting);
        }
        if (upload.standing() instanceof Standing.Receiving) {
            send(tray, upload, acting);
            return tray.complete(upload.id(), acting);
        }
        return upload;
    }

    /** Its digest, in hexadecimal. */
    String sha256() throws IOException {
        return measure().sha256();
    }

    private record Measure(long bytes, String sha256) {}

    private Measure measure() throws IOException {
        MessageDigest digest = digest();
        long bytes = 0;
        byte[] piece = new byte[1 << 16];
        try (InputStream in = content.open()) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
                bytes += read;
            }
        }
        return new Measure(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private void send(IntakeTray tray, Upload upload, Acting acting) throws IOException {
        try (InputStream in = content.open()) {
            long offset = 0;
            for (byte[] part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
                if (!isThere(upload, offset, offset + part.length)) {
                    tray.put(
                            upload.id(),
                            new Part(offset, part.length, sha256(part)),
                            new ByteArrayInputStream(part),
                            acting);
                }
                offset += part.length;
            }
        }
    }

    private static boolean isThere(Upload upload, long from, long to) {
        return upload.received().stream().anyMatch(range -> range.from() <= from && range.to() >= to);
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
