package org.hudang.conformance.judges;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.hudang.conformance.Product;

/** Ourselves, as our users run us: the command verify, asked about all files at once. */
final class Hudang implements Judge, Eyes {
    private static final Set<String> HARMLESS = Set.of("none", "permitted");

    private final Map<Path, JsonNode> reports = new HashMap<>();

    /** Asks about papers: kept ones with the roots alone, the others with the authority's lists too. */
    static Hudang over(List<Paper> papers) throws IOException {
        Hudang judge = new Hudang();
        judge.ask(papers.stream().filter(Paper::kept).map(Paper::file).toList(), List.of());
        judge.ask(
                papers.stream().filter(paper -> !paper.kept()).map(Paper::file).toList(), Papers.lists());
        return judge;
    }

    /** Asks about any files. */
    static Hudang overFiles(List<Path> files) {
        Hudang judge = new Hudang();
        judge.ask(files, List.of());
        return judge;
    }

    private void ask(List<Path> files, List<Path> lists) {
        List<String> arguments = new ArrayList<>(List.of("verify", "--json"));
        Papers.roots().forEach(root -> arguments.add("--trust=" + root));
        lists.forEach(list -> arguments.add("--crl=" + list));
        files.forEach(file -> arguments.add(file.toString()));
        Product.Run run = Product.run(arguments, 300);
        for (JsonNode line : run.lines()) {
            reports.put(Path.of(line.path("file").asText()), line);
        }
        if (!reports.keySet().containsAll(files)) {
            throw new IllegalStateException("not about every file: " + run.err());
        }
    }

    @Override
    public String name() {
        return "hudang";
    }

    @Override
    public Answer judge(Paper paper) {
        JsonNode report = report(paper.file());
        if (!report.path("verdict").asText().equals("valid") && !withdrawn(report)) {
            return new Answer.Failed(report.path("verdict").asText() + " " + report.path("reasons"));
        }
        int found = 0;
        for (JsonNode signature : report.path("signatures")) {
            if (!signature.path("kind").asText().equals("timestamp")) {
                found++;
                String level = signature.path("level").asText();
                String trust = signature.path("trust").asText();
                if (!level.equals(expected(paper)) || !trust.equals("trusted")) {
                    return new Answer.Failed("level " + level + ", " + trust);
                }
            }
        }
        return found == paper.signatures()
                ? new Answer.Passed(found, found)
                : new Answer.Failed("finds " + found + " of " + paper.signatures() + " signatures");
    }

    /** A relief certificate that was withdrawn afterwards is signed rightly all the same. */
    private static boolean withdrawn(JsonNode report) {
        return report.path("verdict").asText().equals("revoked")
                && StreamSupport.stream(report.path("reasons").spliterator(), false)
                        .allMatch(reason -> reason.path("where").asText().equals("certificate")
                                || reason.path("where").asText().equals("trust"));
    }

    private static String expected(Paper paper) {
        return paper.level().startsWith("b-lta") ? "B-LTA" : paper.level().toUpperCase(Locale.ROOT);
    }

    @Override
    public Map<String, Seen> look(Path pdf) {
        Map<String, Seen> all = new LinkedHashMap<>();
        for (JsonNode signature : report(pdf).path("signatures")) {
            boolean intact = signature.path("integrity").asText().equals("intact")
                    && HARMLESS.contains(signature.path("changesAfter").asText());
            all.put(signature.path("field").asText(), intact ? Seen.INTACT : Seen.BROKEN);
        }
        return all;
    }

    private JsonNode report(Path pdf) {
        JsonNode report = reports.get(pdf);
        if (report == null) {
            throw new IllegalStateException(pdf + " was not asked about");
        }
        return report;
    }
}
