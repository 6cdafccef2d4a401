package org.hudang.server.web;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A PDF of one empty page that would run a script when it is opened. */
public final class ActingPdf {
    private ActingPdf() {}

    /** The file. */
    public static byte[] bytes() {
        List<String> objects = List.of(
                "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert)>>>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");
        StringBuilder out = new StringBuilder("%PDF-1.7\n");
        StringBuilder xref = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            xref.append("%010d 00000 n \n".formatted(out.length()));
            out.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int start = out.length();
        out.append(xref).append("trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n");
        out.append(start).append("\n%%EOF\n");
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
