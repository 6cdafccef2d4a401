package org.hudang.forms.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hudang.forms.VolumeSheets;
import org.hudang.forms.VolumeSituation;
import org.hudang.forms.VolumeSituation.Keeping;
import org.hudang.forms.VolumeSituation.Originals;
import org.hudang.forms.template.Template;

/** Says the situation of a volume in a few plain sentences (本卷情况说明). */
final class SituationWords {
    /** Runs of numbers that are named; of more it is said that there are more. */
    private static final int MOST_RUNS = 8;

    private final Template template;

    SituationWords(Template template) {
        this.template = template;
    }

    String of(VolumeSheets sheets) {
        VolumeSituation now = sheets.situation();
        List<String> said = new ArrayList<>();
        String count = now.uncounted().isEmpty() ? "situation.all" : "situation.count";
        said.add(template.text(
                sheets.cover().items() == 0 ? "situation.empty" : count,
                Map.of(
                        "items", String.valueOf(sheets.cover().items()),
                        "pages", String.valueOf(sheets.cover().pages()))));
        some("uncounted", now.uncounted(), said);
        some("wordless", now.wordless(), said);
        some("quarantined", now.quarantined(), said);
        some("uncopied", now.uncopied(), said);
        some("emptied", now.emptied(), said);
        some("missing", now.missing(), said);
        originals(sheets.cover().items(), now.originals(), said);
        many("damages", now.damages(), said);
        many("earlier", now.earlier(), said);
        return String.join("", said);
    }

    private void originals(int items, Originals paper, List<String> said) {
        if (paper.keeping() != Keeping.UNRULED) {
            said.add(template.text("situation." + paper.keeping().name().toLowerCase(Locale.ROOT)));
        }
        if (items > 0) {
            said.add(template.text(
                    paper.kept() + paper.elsewhere() == 0 ? "situation.unplaced" : "situation.placed",
                    Map.of(
                            "kept", String.valueOf(paper.kept()),
                            "elsewhere", String.valueOf(paper.elsewhere()),
                            "unnoted", String.valueOf(paper.unnoted()))));
        }
    }

    private void some(String what, List<Integer> numbers, List<String> said) {
        if (!numbers.isEmpty()) {
            said.add(template.text(
                    "situation." + what, Map.of("count", String.valueOf(numbers.size()), "which", which(numbers))));
        }
    }

    private void many(String what, int count, List<String> said) {
        if (count > 0) {
            said.add(template.text("situation." + what, Map.of("count", String.valueOf(count))));
        }
    }

    /** Numbers in runs, for example 1–4、7. */
    private String which(List<Integer> numbers) {
        List<String> runs = new ArrayList<>();
        int first = numbers.get(0);
        for (int i = 0; i < numbers.size(); i++) {
            int number = numbers.get(i);
            if (i + 1 < numbers.size() && numbers.get(i + 1) == number + 1) {
                continue;
            }
            runs.add(first == number ? String.valueOf(number) : first + "–" + number);
            first = i + 1 < numbers.size() ? numbers.get(i + 1) : first;
        }
        boolean more = runs.size() > MOST_RUNS;
        String named = String.join(template.text("situation.and"), more ? runs.subList(0, MOST_RUNS) : runs);
        return more ? template.text("situation.more", Map.of("which", named)) : named;
    }
}
