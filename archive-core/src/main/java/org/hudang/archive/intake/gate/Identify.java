package org.hudang.archive.intake.gate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.IntakeCode;

/**
 * Says what a file is by its first bytes and, for a ZIP, by its directory; and whether its name agrees.
 */
public final class Identify {
    private static final int HEAD = 4096;
    private static final int MAX_NAME = 255;
    private static final int COMPOUND = 1 << 20;
    private static final List<String> HEIF_BRANDS = List.of("heic", "heix", "heim", "heis", "mif1", "msf1");
    /** What calls itself text but is the start of another textual format. */
    private static final Pattern OTHER_TEXT = Pattern.compile(
            "(?is)^\\s*(<\\?xml|<!doctype|<!--|<html|<svg|<script|\\{\\\\rtf|%!ps|%pdf-|%fdf-|from \\S+@\\S+ |received:|mime-version:"
                    + "|return-path:|data:[^,]{0,200},|#!|-----begin |begin:v|\\[internetshortcut\\]).*");

    private Identify() {}

    /**
     * Identifies a file.
     *
     * @throws Stop EMPTY, NAME, TYPE_NOT_ALLOWED, TYPE_MISMATCH, and for a ZIP all of {@link ZipDirectory#read}
     */
    public static DocumentType file(Path file, String declaredName) throws IOException {
        checkName(declaredName);
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            throw Stop.refuse(IntakeCode.EMPTY);
        }
        Optional<DocumentType> claimed = DocumentType.claimedBy(declaredName);
        boolean hasExtension = declaredName.lastIndexOf('.') > 0;
        Optional<DocumentType> found = byBytes(file, head, claimed.orElse(null) == DocumentType.TXT);
        if (found.isEmpty() && isLockedOffice(file, head)) {
            throw Stop.refuse(IntakeCode.ENCRYPTED);
        }
        if (found.isEmpty()) {
            boolean pretends = claimed.isPresent() && claimed.get() != DocumentType.TXT;
            throw Stop.refuse(pretends ? IntakeCode.TYPE_MISMATCH : IntakeCode.TYPE_NOT_ALLOWED);
        }
        if (hasExtension && !claimed.equals(found)) {
            throw Stop.refuse(claimed.isPresent() ? IntakeCode.TYPE_MISMATCH : IntakeCode.TYPE_NOT_ALLOWED);
        }
        return found.get();
    }

    /** A Word or Excel file with a password is a compound file with a stream of this name ([MS-OFFCRYPTO] 2.3.4). */
    private static boolean isLockedOffice(Path file, byte[] head) throws IOException {
        if (!new String(head, StandardCharsets.ISO_8859_1)
                .startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(COMPOUND);
            return new String(start, StandardCharsets.ISO_8859_1)
                    .contains(new String(
                            "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
        }
    }

    /** Whether an unpacked file is itself a container: any ZIP that is neither an Office file nor OFD, or a broken one. */
    public static boolean isContainer(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
            if (!head.startsWith("PK")) {
                return false;
            }
        }
        try {
            return byEntries(ZipDirectory.read(file)).orElse(DocumentType.ZIP) == DocumentType.ZIP;
        } catch (Stop broken) {
            return true;
        }
    }

    private static void checkName(String name) {
        boolean hidden = name.codePoints().anyMatch(c -> {
            int kind = Character.getType(c);
            return kind == Character.CONTROL
                    || kind == Character.FORMAT
                    || kind == Character.SURROGATE
                    || kind == Character.LINE_SEPARATOR
                    || kind == Character.PARAGRAPH_SEPARATOR
                    || c == '/'
                    || c == '\\';
        });
        if (hidden || name.isBlank() || name.length() > MAX_NAME || name.equals(".") || name.equals("..")) {
            throw Stop.refuse(IntakeCode.NAME);
        }
    }

    private static Optional<DocumentType> byBytes(Path file, byte[] head, boolean calledText) throws IOException {
        String latin = new String(head, StandardCharsets.ISO_8859_1);
        if (latin.startsWith("%PDF-")) {
            return Optional.of(DocumentType.PDF);
        }
        if (latin.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(DocumentType.JPEG);
        }
        if (latin.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(DocumentType.PNG);
        }
        if (latin.startsWith("II*\0") || latin.startsWith("MM\0*")) {
            return Optional.of(DocumentType.TIFF);
        }
        if (latin.startsWith("ftyp", 4) && latin.length() >= 12 && HEIF_BRANDS.contains(latin.substring(8, 12))) {
            return Optional.of(DocumentType.HEIC);
        }
        if (latin.startsWith("PK\u0003\u0004")) {
            return byEntries(ZipDirectory.read(file));
        }
        return calledText && isText(head, latin) ? Optional.of(DocumentType.TXT) : Optional.empty();
    }

    private static Optional<DocumentType> byEntries(List<ZipDirectory.Entry> entries) {
        boolean opc = has(entries, "[content_types].xml");
        if (opc) {
            boolean word = hasFolder(entries, "word/");
            boolean sheet = hasFolder(entries, "xl/");
            if (word == sheet) {
                return Optional.empty();
            }
            return Optional.of(word ? DocumentType.DOCX : DocumentType.XLSX);
        }
        return Optional.of(has(entries, "ofd.xml") ? DocumentType.OFD : DocumentType.ZIP);
    }

    private static boolean has(List<ZipDirectory.Entry> entries, String name) {
        return entries.stream()
                .anyMatch(entry -> entry.name().toLowerCase(Locale.ROOT).equals(name));
    }

    private static boolean hasFolder(List<ZipDirectory.Entry> entries, String folder) {
        return entries.stream()
                .anyMatch(entry -> entry.name().toLowerCase(Locale.ROOT).startsWith(folder));
    }

    private static boolean isText(byte[] head, String latin) {
        boolean wide = latin.startsWith("\u00ff\u00fe") || latin.startsWith("\u00fe\u00ff");
        for (byte b : head) {
            boolean control = b >= 0 && b < 32 && b != '\t' && b != '\n' && b != '\r' && b != '\f';
            if (control && !wide) {
                return false;
            }
        }
        String text = wide ? new String(head, StandardCharsets.UTF_16) : latin.replaceFirst("^\u00ef\u00bb\u00bf", "");
        return !OTHER_TEXT.matcher(text).matches();
    }
}
