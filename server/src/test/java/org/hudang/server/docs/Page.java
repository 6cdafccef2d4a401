package org.hudang.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page whose marked parts are made from the code. A part stands between {@code <!-- made: NAME -->} and
 * {@code <!-- end -->}; everything else is written by hand and stays.
 *
 * <p>When a part is not what the code says, the test fails and the corrected page lies in {@code server/target/docs}, from
 * where it is copied over the old one.
 */
public final class Page {
    private static final Pattern PART = Pattern.compile("<!-- made: ([a-z-]+) -->\n(.*?)<!-- end -->", Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("^(#{1,6}) (.+)$", Pattern.MULTILINE);
    private static final Pattern FENCE = Pattern.compile("^```.*?^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private final Path file;
    private final String text;

    private Page(Path file) {
        this.file = file;
        this.text = Tree.read(file);
    }

    /** The page at a path from the root of the project. */
    public static Page of(String path) {
        return new Page(Tree.ROOT.resolve(path));
    }

    public String text() {
        return text;
    }

    /** Its headings without code marks, in their order; what stands in code blocks is none. */
    List<String> headings() {
        List<String> headings = new ArrayList<>();
        Matcher matcher = HEADING.matcher(FENCE.matcher(text).replaceAll(""));
        while (matcher.find()) {
            headings.add(matcher.group(2).replace("`", "").strip());
        }
        return headings;
    }

    /** The text under a heading, down to the next one. */
    String under(String heading) {
        List<MatchResult> all = HEADING.matcher(text).results().toList();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).group(2).replace("`", "").strip().equals(heading)) {
                int end = i + 1 < all.size() ? all.get(i + 1).start() : text.length();
                return text.substring(all.get(i).end(), end);
            }
        }
        throw new AssertionError(Tree.name(file) + " has no heading “" + heading + "”");
    }

    /** Fails unless each marked part is as given; writes the corrected page for copying. */
    public void mustHold(Map<String, String> parts) {
        TreeSet<String> marked = new TreeSet<>();
        String corrected = PART.matcher(text).replaceAll(part -> {
            String name = part.group(1);
            marked.add(name);
            String body = parts.getOrDefault(name, part.group(2));
            return Matcher.quoteReplacement("<!-- made: " + name + " -->\n" + body + "<!-- end -->");
        });
        assertThat(marked).as("marked parts of " + Tree.name(file)).containsExactlyInAnyOrderElementsOf(parts.keySet());
        if (!corrected.equals(text)) {
            throw new AssertionError("%s is not what the code says, first in line %d. The corrected page: cp %s %s"
                    .formatted(Tree.name(file), firstDifference(corrected), write(corrected), file));
        }
    }

    private int firstDifference(String corrected) {
        int same = 0;
        while (same < Math.min(text.length(), corrected.length()) && text.charAt(same) == corrected.charAt(same)) {
            same++;
        }
        return 1 + (int) text.substring(0, same).chars().filter(c -> c == '\n').count();
    }

    private Path write(String corrected) {
        Path copy = Tree.ROOT.resolve("server/target").resolve(Tree.name(file));
        try {
            Files.createDirectories(copy.resolveSibling(""));
            return Files.writeString(copy, corrected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
