package org.hudang.signing.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hudang.signing.verify.RawPaper.Parts;

/** Lies in the form of an update: bytes that belong to nothing, tables that point elsewhere, ends that are none. */
final class TailLies {
    static final String LIE = TestPaper.stream("approved 999");
    private static final String LINEARIZED = "<< /Linearized 1 /L 100 /H [1 2] /O 3 /E 4 /N 1 /T 5 >>";

    private TailLies() {}

    /**
     * What such a lie starts from.
     *
     * @param page number of the first content of the first page
     * @param parts an update, honest in form, that gives it another content
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes of a test, never compared
    record Saving(byte[] pdf, int page, Parts parts) {
        static Saving of(byte[] pdf) {
            int page = RawPaper.content(pdf);
            return new Saving(pdf, page, RawPaper.of(pdf, Map.of(page, LIE)));
        }

        /** An update that is honest in form and says nothing. */
        Parts silent() {
            return RawPaper.of(pdf, Map.of());
        }

        int free() {
            return Forger.free(pdf);
        }

        private byte[] behind(Parts changed) {
            return changed.behind(pdf);
        }

        private byte[] listed(String entry) {
            return behind(parts.table("xref\n0 1\n0000000000 65535 f \n" + page + " 1\n" + entry));
        }

        private byte[] ended(String end) {
            return behind(parts.end(end));
        }

        private byte[] told(String regex, String with) {
            return behind(parts.trailer(parts.trailer().replaceAll(regex, with)));
        }

        /** The silent update with something before its table. */
        private byte[] filled(String body) {
            Parts silent = silent();
            return behind(silent.body(silent.body() + body)
                    .end("startxref\n" + (pdf.length + silent.body().length() + body.length()) + "\n%%EOF\n"));
        }

        private byte[] pointed(int number, String entry) {
            Parts silent = silent();
            return behind(silent.table(silent.table() + number + " 1\n" + entry)
                    .trailer(silent.trailer().replaceFirst("/Size \\d+", "/Size " + (Math.max(free(), number) + 1))));
        }
    }

    /** One lie behind a paper. */
    interface Tail {
        byte[] behind(Saving saving);
    }

    static Map<String, Tail> all() {
        Map<String, Tail> all = new LinkedHashMap<>(savings());
        all.putAll(tails());
        all.putAll(ends());
        all.putAll(linearized());
        all.putAll(dangling());
        return all;
    }

    /** Updates that give the first page another content, each wrong in form in its own way or honest in form. */
    static Map<String, Tail> savings() {
        Map<String, Tail> all = new LinkedHashMap<>();
        all.put("complete", saving -> saving.behind(saving.parts()));
        all.put("body only", saving -> Forger.join(saving.pdf(), saving.parts().body()));
        all.put("body and end", saving -> saving.behind(saving.parts().table("").trailer("")));
        all.put("body and trailer", saving -> saving.behind(saving.parts().table("")));
        all.put("body and table", saving -> saving.behind(saving.parts().trailer("")));
        all.put("no end", saving -> saving.ended(""));
        all.put("no end marker", saving -> saving.ended(saving.parts().end().replace("%%EOF", "")));
        all.put(
                "bare end marker",
                saving -> saving.behind(saving.parts().table("").trailer("").end("%%EOF\n")));
        all.put("old startxref", saving -> saving.ended("startxref\n" + Forger.startxref(saving.pdf()) + "\n%%EOF\n"));
        all.put("startxref 0", saving -> saving.ended("startxref\n0\n%%EOF\n"));
        all.put("startxref beyond", saving -> saving.ended("startxref\n99999999\n%%EOF\n"));
        all.put("startxref huge", saving -> saving.ended("startxref\n99999999999999\n%%EOF\n"));
        all.put("startxref negative", saving -> saving.ended("startxref\n-1\n%%EOF\n"));
        all.put("entry beside the object", saving -> saving.listed(RawPaper.entry(saving.pdf().length + 2, 0)));
        all.put("entry beyond", saving -> saving.listed(RawPaper.entry(99999999, 0)));
        all.put("entry of a new generation", saving -> saving.listed(RawPaper.entry(saving.pdf().length + 1, 1)));
        all.put("entry free", saving -> saving.listed("0000000000 00001 f \n"));
        all.put("object of a new generation", TailLies::newGeneration);
        all.put("same content, new generation", TailLies::sameContentNewGeneration);
        all.putAll(trailersAndBodies());
        return all;
    }

    private static Map<String, Tail> trailersAndBodies() {
        Map<String, Tail> all = new LinkedHashMap<>();
        all.put("no Prev", saving -> saving.told("/Prev \\d+", ""));
        all.put("Prev 0", saving -> saving.told("/Prev \\d+", "/Prev 0"));
        all.put(
                "Prev itself",
                saving -> saving.told(
                        "/Prev \\d+",
                        "/Prev " + (saving.pdf().length + saving.parts().body().length())));
        all.put("another Root", saving -> saving.told("/Root \\d+", "/Root 2"));
        all.put("Root twice", saving -> saving.told(">>", "/Root 2 0 R >>"));
        all.put("object twice", saving -> bodied(saving, "", saving.page() + " 0 obj\n(x)\nendobj\n"));
        all.put("object in a comment", saving -> bodied(saving, "%" + saving.page() + " 0 obj (x) endobj\n", ""));
        all.put(
                "object behind endobj",
                saving -> saving.behind(
                        saving.parts().body(saving.parts().body().replace("endobj", "endobj 77 0 obj (x)"))));
        all.put("rubbish before", saving -> bodied(saving, "rubbish", ""));
        all.put("second header", saving -> bodied(saving, "%PDF-1.4\n", ""));
        return all;
    }

    private static byte[] bodied(Saving saving, String before, String after) {
        return saving.behind(saving.parts().body(before + saving.parts().body() + after));
    }

    private static byte[] newGeneration(Saving saving) {
        Parts parts = saving.parts();
        return saving.behind(parts.body(parts.body().replace(" 0 obj", " 1 obj"))
                .table("xref\n0 1\n0000000000 65535 f \n" + saving.page() + " 1\n"
                        + RawPaper.entry(saving.pdf().length + 1, 1)));
    }

    private static byte[] sameContentNewGeneration(Saving saving) {
        // a reader that asks for generation 0 finds nothing and shows an empty page
        byte[] pdf = saving.pdf();
        String body = "\n" + saving.page() + " 1 obj\n" + copyOf(pdf, saving.page()) + "\nendobj\n";
        String table = "xref\n0 1\n0000000000 65535 f \n" + saving.page() + " 1\n" + RawPaper.entry(pdf.length + 1, 1);
        return saving.behind(saving.silent()
                .body(body)
                .table(table)
                .end("startxref\n" + (pdf.length + body.length()) + "\n%%EOF\n"));
    }

    private static String copyOf(byte[] pdf, int number) {
        try {
            return Forger.object(pdf, number);
        } catch (IllegalStateException e) {
            return LIE; // it lies in an object stream, or is written in another form
        }
    }

    // ---- bytes behind the end

    private static Map<String, Tail> tails() {
        Map<String, Tail> all = new LinkedHashMap<>();
        Map<String, String> tails = Map.of(
                "comment", "% a comment\n",
                "archive", "PK\u0003\u0004 an archive",
                "zeros", "\u0000".repeat(4),
                "many zeros", "\u0000".repeat(70_000),
                "other format", "<html>",
                "end marker", "%%EOF\n",
                "object", "5 0 obj\n" + LIE + "\nendobj\n",
                "trailer", "trailer\n<< /Root 1 0 R /Size 9 >>\n",
                "line ends and a word", "\n\n\nxref");
        tails.forEach((name, tail) -> all.put("behind the end: " + name, saving -> Forger.join(saving.pdf(), tail)));
        all.put(
                "behind the end: its own end again",
                saving -> Forger.join(saving.pdf(), "startxref\n" + Forger.startxref(saving.pdf()) + "\n%%EOF\n"));
        all.put("behind the end: the paper again", saving -> Forger.join(saving.pdf(), Forger.text(saving.pdf())));
        all.put(
                "behind the end: another paper",
                saving -> Forger.join(saving.pdf(), Forger.text(TestPaper.plain("approved 999"))));
        return all;
    }

    // ---- ends inside an update

    private static Map<String, Tail> ends() {
        Map<String, Tail> all = new LinkedHashMap<>();
        all.put("end marker before the table", saving -> saving.filled("%%EOF\n"));
        all.put("end marker and an object in a comment", saving -> saving.filled("%%EOF 5 0 obj\n"));
        all.put("whole end before the table", saving -> saving.filled(oldEnd(saving)));
        all.put("end marker before the end", saving -> saving.behind(ending(saving, "%%EOF\n")));
        all.put("whole end before the end", saving -> saving.behind(ending(saving, oldEnd(saving))));
        all.put("table in a comment", saving -> saving.filled("% xref 0 1 trailer << >>\n"));
        all.put("very long comment", saving -> saving.filled("%" + "x".repeat(5_000) + "\n"));
        return all;
    }

    private static Parts ending(Saving saving, String more) {
        Parts silent = saving.silent();
        return silent.trailer(silent.trailer() + more);
    }

    private static String oldEnd(Saving saving) {
        return "startxref\n" + Forger.startxref(saving.pdf()) + "\n%%EOF\n";
    }

    // ---- a dictionary for files that are read from their beginning

    private static Map<String, Tail> linearized() {
        Map<String, Tail> all = new LinkedHashMap<>();
        all.put("linearization dictionary", saving -> added(saving, LINEARIZED));
        all.put(
                "linearization dictionary, its name escaped",
                saving -> added(saving, LINEARIZED.replace("Linearized", "Linearize#64")));
        all.put(
                "linearization dictionary of a stream",
                saving -> added(saving, LINEARIZED.replace(">>", "/Length 0 >>") + "\nstream\n\nendstream"));
        all.put(
                "linearization dictionary, compressed",
                saving -> Forger.bytes(Forger.text(
                                RawPaper.compressed(saving.pdf(), Map.of(saving.free() + 3, LINEARIZED), "null"))
                        .replace("/Size " + (saving.free() + 3), "/Size " + (saving.free() + 4))));
        return all;
    }

    private static byte[] added(Saving saving, String value) {
        return saving.behind(RawPaper.of(saving.pdf(), Map.of(saving.free(), value)));
    }

    // ---- entries that lead nowhere, for numbers that nothing uses yet

    private static Map<String, Tail> dangling() {
        Map<String, Tail> all = new LinkedHashMap<>();
        all.put("new entry beyond the file", saving -> saving.pointed(saving.free(), RawPaper.entry(99999999, 0)));
        all.put(
                "new entry at the end of the file",
                saving -> saving.pointed(saving.free(), RawPaper.entry(saving.pdf().length, 0)));
        all.put("new entry at the header", saving -> saving.pointed(saving.free(), RawPaper.entry(0, 0)));
        all.put(
                "new entry inside a signature",
                saving -> saving.pointed(saving.free(), RawPaper.entry(RawPaper.gap(saving.pdf())[0] + 9, 0)));
        all.put(
                "old content under a new number",
                saving -> saving.pointed(saving.free(), RawPaper.entry(offset(saving.pdf(), saving.page()), 0)));
        return all;
    }

    private static int offset(byte[] pdf, int number) {
        return Math.max(0, Forger.text(pdf).lastIndexOf("\n" + number + " 0 obj") + 1);
    }
}
