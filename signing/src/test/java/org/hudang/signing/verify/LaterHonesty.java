package org.hudang.signing.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.cos.COSDictionary;
import org.hudang.signing.verify.RawPaper.Parts;

/** What programs and offices do to a signed paper without lying: the neighbours of the lies. */
final class LaterHonesty {
    private LaterHonesty() {}

    /** One thing that may happen to a paper. */
    interface Deed {
        byte[] behind(byte[] pdf);
    }

    /** What changes nothing of the document, written byte by byte. */
    static Map<String, Deed> raw() {
        Map<String, Deed> all = new LinkedHashMap<>();
        all.put("a line end", pdf -> Forger.join(pdf, "\n"));
        all.put("four line ends", pdf -> Forger.join(pdf, "\r\n\r\n"));
        all.put("an update that says nothing", pdf -> silent(pdf).behind(pdf));
        all.put(
                "two of them",
                pdf -> silent(silent(pdf).behind(pdf)).behind(silent(pdf).behind(pdf)));
        all.put("a comment", pdf -> commented(pdf, "% kept by the archive\n"));
        all.put(
                "an object that nothing uses",
                pdf -> RawPaper.of(pdf, Map.of(Forger.free(pdf), "(note)")).behind(pdf));
        all.put("a size with room", pdf -> sized(pdf, Forger.free(pdf) + 40));
        all.put("a compressed object that nothing uses", LaterHonesty::compressed);
        return all;
    }

    /** All that may happen to a paper; {@code closed} when nothing but validation data may follow. */
    static Map<String, Deed> all(SignedPapers office, boolean closed) {
        Map<String, Deed> all = raw();
        all.put("other metadata", LaterHonesty::metadata);
        all.put("a page written again", LaterHonesty::pageAgain);
        all.put("validation data", pdf -> LaterUpdates.validationData(pdf, office.encodings()));
        all.put("a timestamp", office::stamped);
        all.put(
                "validation data and two timestamps",
                pdf -> office.stamped(office.stamped(LaterUpdates.validationData(pdf, office.encodings()))));
        if (!closed) {
            all.put("another signature", pdf -> TestPaper.sign(pdf, office.stranger()));
            all.put("another signature and a timestamp", pdf -> office.stamped(TestPaper.sign(pdf, office.stranger())));
        }
        return all;
    }

    private static Parts silent(byte[] pdf) {
        return RawPaper.of(pdf, Map.of());
    }

    private static byte[] commented(byte[] pdf, String comment) {
        Parts silent = silent(pdf);
        return silent.body(silent.body() + comment)
                .end("startxref\n" + (pdf.length + silent.body().length() + comment.length()) + "\n%%EOF\n")
                .behind(pdf);
    }

    private static byte[] sized(byte[] pdf, int size) {
        Parts silent = silent(pdf);
        return silent.trailer(silent.trailer().replaceFirst("/Size \\d+", "/Size " + size))
                .behind(pdf);
    }

    private static byte[] compressed(byte[] pdf) {
        int free = Forger.free(pdf);
        return Forger.bytes(Forger.text(RawPaper.compressed(pdf, Map.of(free + 3, "<< /Note (x) >>"), "null"))
                .replace("/Size " + (free + 3), "/Size " + (free + 4)));
    }

    private static byte[] metadata(byte[] pdf) {
        return LaterUpdates.apply(
                pdf,
                scene -> {
                    scene.catalog()
                            .setItem("Metadata", scene.stream("<x:xmpmeta xmlns:x='adobe:ns:meta/'> </x:xmpmeta>"));
                    scene.touch(scene.catalog());
                    return true;
                },
                new Random(1));
    }

    /** A page written anew, word for word. */
    private static byte[] pageAgain(byte[] pdf) {
        return LaterUpdates.apply(
                pdf,
                scene -> {
                    COSDictionary page = scene.page();
                    scene.touch(page);
                    return true;
                },
                new Random(1));
    }
}
