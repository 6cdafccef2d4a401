package org.hudang.archive.intake.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.IntakeCode;

/**
 * The frames between parent and child, docs/formats/intake-child-v2.md. Whatever breaks a limit of the page is a {@link
 * StreamCorruptedException}.
 */
public final class Wire {
    /** {@code HDC2}: the child is ready. */
    public static final int HELLO = 0x48444332;

    private static final int REQUEST = 0x48445132;
    private static final int REPLY = 0x48445232;
    private static final int MAX_STRING = 8192;
    private static final int MAX_FACTS = 8;
    private static final int MAX_WARNINGS = 32;
    private static final int MAX_PAGES = 10_000;
    private static final int MAX_TEXT = 16 << 20;

    private Wire() {}

    /** What the child is asked to do. */
    public enum Task {
        /** Check and read the text. */
        EXAMINE,
        /** Draw pages. */
        RENDER,
        /** Make a PDF/A copy of some pages. */
        COPY,
        /** Join copies. */
        JOIN,
        /** Make a PDF of pages of others. */
        ASSEMBLE
    }

    /** What became of the job. */
    public enum Fate {
        /** Done. */
        DONE,
        /** To be quarantined. */
        QUARANTINED,
        /** Refused. */
        REFUSED
    }

    /**
     * One job.
     *
     * @param task      what to do
     * @param type      what the parent identified
     * @param file      the file, absolute; JOIN: the folder with the copies; ASSEMBLE: the list of pages
     * @param output    COPY, JOIN and ASSEMBLE: the file to write; RENDER: an empty folder; empty for EXAMINE
     * @param extent    how much of it
     */
    public record Request(Task task, DocumentType type, Path file, String output, Extent extent) {

        /** Writes the frame. */
        public void write(DataOutputStream out) throws IOException {
            out.writeInt(REQUEST);
            string(out, task.name());
            string(out, type.name());
            string(out, file.toString());
            string(out, output);
            out.writeInt(extent.page());
            out.writeInt(extent.last());
            out.writeInt(extent.pixels());
            out.writeInt(extent.millis());
            out.flush();
        }

        /** Reads a frame. */
        public static Request read(DataInputStream in) throws IOException {
            magic(in, REQUEST);
            Task task = constant(Task.class, string(in));
            DocumentType type = constant(DocumentType.class, string(in));
            Path file = Path.of(string(in));
            String output = string(in);
            return new Request(
                    task, type, file, output, new Extent(in.readInt(), in.readInt(), in.readInt(), in.readInt()));
        }
    }

    /**
     * How much is asked for.
     *
     * @param page   the first page, from 1; RENDER and COPY
     * @param last   RENDER: the last page; JOIN: how many copies
     * @param pixels largest side of a picture; RENDER only
     * @param millis EXAMINE: after them no more text is read; RENDER and COPY: after them no further page is begun
     */
    public record Extent(int page, int last, int pixels, int millis) {
        /** All of it, reading text for so long. */
        public static Extent text(int millis) {
            return new Extent(0, 0, 0, millis);
        }

        /** As many pages as there is time for, from this one on. */
        public static Extent from(int page, int millis) {
            return new Extent(page, Integer.MAX_VALUE, 0, millis);
        }

        /** So many copies. */
        public static Extent copies(int count) {
            return new Extent(1, count, 0, 0);
        }
    }

    /**
     * The answer to one job.
     *
     * @param fate      what became of it
     * @param finding   why
     * @param size      pages and size
     * @param mediaType of the copy or of the first picture made, else empty
     * @param warnings  what a person should know
     * @param text      the text, page by page
     */
    public record Reply(
            Fate fate, Finding finding, Size size, String mediaType, List<Finding> warnings, List<String> text) {

        /** Says what became of the job, never what was read. */
        @Override
        public String toString() {
            return "Reply[" + fate + ", " + finding + ", " + size + ", " + text.size() + " texts]";
        }

        /** An answer that is only a finding. */
        public static Reply of(Fate fate, Finding finding) {
            return new Reply(fate, finding, new Size(0, 0, 0), "", List.of(), List.of());
        }

        /** Writes the frame. */
        public void write(DataOutputStream out) throws IOException {
            out.writeInt(REPLY);
            string(out, fate.name());
            writeFinding(out, finding);
            out.writeInt(size.pages());
            out.writeInt(size.width());
            out.writeInt(size.height());
            string(out, mediaType);
            out.writeByte(warnings.size());
            for (Finding warning : warnings) {
                writeFinding(out, warning);
            }
            out.writeInt(text.size());
            for (String page : text) {
                byte[] utf8 = page.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
            out.flush();
        }

        /** Reads a frame within the limits. */
        public static Reply read(DataInputStream in) throws IOException {
            magic(in, REPLY);
            Fate fate = constant(Fate.class, string(in));
            Finding finding = readFinding(in);
            Size size = new Size(count(in), count(in), count(in));
            String mediaType = string(in);
            int warningCount = index(in.readUnsignedByte(), MAX_WARNINGS + 1);
            List<Finding> warnings = new ArrayList<>();
            for (int i = 0; i < warningCount; i++) {
                warnings.add(readFinding(in));
            }
            int pages = index(in.readInt(), MAX_PAGES + 1);
            List<String> text = new ArrayList<>();
            int left = MAX_TEXT;
            for (int i = 0; i < pages; i++) {
                int length = index(in.readInt(), left + 1);
                left -= length;
                byte[] utf8 = in.readNBytes(length);
                text.add(new String(utf8, StandardCharsets.UTF_8));
            }
            return new Reply(fate, finding, size, mediaType, warnings, text);
        }
    }

    /**
     * Pages and size.
     *
     * @param pages  as counted
     * @param width  of the first page or of the first picture made; COPY, JOIN and ASSEMBLE: how many pages were written
     * @param height likewise
     */
    public record Size(int pages, int width, int height) {}

    private static void writeFinding(DataOutputStream out, Finding finding) throws IOException {
        string(out, finding.code().code());
        out.writeByte(finding.facts().size());
        for (String fact : finding.facts()) {
            string(out, fact);
        }
    }

    private static Finding readFinding(DataInputStream in) throws IOException {
        IntakeCode code = IntakeCode.ofCode(string(in)).orElseThrow(() -> new StreamCorruptedException("unknown code"));
        int count = index(in.readUnsignedByte(), MAX_FACTS + 1);
        List<String> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            facts.add(string(in));
        }
        return new Finding(code, facts);
    }

    private static void string(DataOutputStream out, String value) throws IOException {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > MAX_STRING) {
            throw new StreamCorruptedException("string too long");
        }
        out.writeShort(utf8.length);
        out.write(utf8);
    }

    private static String string(DataInputStream in) throws IOException {
        int length = index(in.readUnsignedShort(), MAX_STRING + 1);
        byte[] utf8 = new byte[length];
        in.readFully(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static <E extends Enum<E>> E constant(Class<E> kind, String name) throws IOException {
        try {
            return Enum.valueOf(kind, name);
        } catch (IllegalArgumentException unknown) {
            throw new StreamCorruptedException("unknown word");
        }
    }

    private static int count(DataInputStream in) throws IOException {
        return index(in.readInt(), Integer.MAX_VALUE);
    }

    private static int index(int value, int below) throws IOException {
        if (value < 0 || value >= below) {
            throw new StreamCorruptedException("out of range");
        }
        return value;
    }

    private static void magic(DataInputStream in, int expected) throws IOException {
        if (in.readInt() != expected) {
            throw new StreamCorruptedException("not a frame");
        }
    }
}
