package org.hudang.conformance.judges;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.conformance.Product;

/**
 * poppler's pdfsig, the judge inside many desktop viewers. It names a digest that it does not know “unknown”, and document
 * timestamps a type that it does not verify.
 */
final class Pdfsig implements Judge, Eyes {
    private static final Pattern PART = Pattern.compile("Signature #\\d+:\n");

    @Override
    public String name() {
        return "pdfsig";
    }

    @Override
    public Answer judge(Paper paper) throws IOException, InterruptedException {
        return Tally.of(look(paper.file())).answer(paper);
    }

    @Override
    public Map<String, Seen> look(Path pdf) throws IOException, InterruptedException {
        Product.Run run = Product.start(List.of("pdfsig", "-nocert", pdf.toString()), 60);
        Map<String, Seen> all = new LinkedHashMap<>();
        for (String part : PART.split(run.out(), -1)) {
            // neither an empty field nor a document timestamp
            if (!after(part, "Signature Validation").isEmpty()
                    && !after(part, "Signature Type").equals("unknown")) {
                all.put(after(part, "Signature Field Name"), seen(part));
            }
        }
        return all;
    }

    private static Seen seen(String part) {
        String said = after(part, "Signature Validation");
        if (said.equals("Signature is Valid.")) {
            return Seen.INTACT;
        }
        return after(part, "Signing Hash Algorithm").equals("unknown") ? Seen.CANNOT_TELL : Seen.BROKEN;
    }

    private static String after(String part, String label) {
        Matcher line = Pattern.compile("- " + label + ": (.*)").matcher(part);
        return line.find() ? line.group(1).strip() : "";
    }
}
