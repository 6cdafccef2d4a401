package org.hudang.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The pages hang together: no link into the void, no page that nobody finds. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern MENTION = Pattern.compile("docs/[a-z]+/[\\w.-]+\\.md");
    private static final Pattern CODE = Pattern.compile("^```.*?^```$|`[^`\n]*`", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)`");
    private static final List<Path> PAGES = Tree.files(Tree.ROOT, ".md");
    private static final List<Link> LINKS = links();

    /** A link of one page to another, or to a file of the tree. */
    private record Link(Path from, String target) {
        Path file() {
            String path = target.replaceFirst("#.*", "");
            return path.isEmpty() ? from : from.resolveSibling(path).normalize();
        }

        String anchor() {
            return target.contains("#") ? target.substring(target.indexOf('#') + 1) : "";
        }

        @Override
        public String toString() {
            return Tree.name(from) + " → " + target;
        }
    }

    @Test
    void every_link_leads_to_a_file_and_a_heading_that_are_there() {
        List<Link> dead = new ArrayList<>();
        for (Link link : LINKS) {
            boolean there = Files.exists(link.file())
                    && (link.anchor().isEmpty() || anchors(link.file()).contains(link.anchor()));
            if (!there) {
                dead.add(link);
            }
        }

        assertThat(LINKS).isNotEmpty();
        assertThat(dead).isEmpty();
    }

    @Test
    void the_contents_list_every_page_under_its_heading() {
        Map<String, String> parts = new HashMap<>();
        for (String folder : List.of("people", "howto", "reference", "formats", "decisions")) {
            StringBuilder list = new StringBuilder();
            for (Path page : Tree.files(Tree.ROOT.resolve("docs").resolve(folder), ".md")) {
                String heading = Page.of(Tree.name(page)).headings().get(0);
                list.append("- [%s](%s/%s)%n".formatted(heading, folder, page.getFileName()));
            }
            parts.put(folder, list.toString());
        }

        Page.of("docs/README.md").mustHold(parts);
    }

    @Test
    void no_two_decisions_have_one_number() {
        List<String> numbers = Tree.files(Tree.ROOT.resolve("docs/decisions"), ".md").stream()
                .map(page -> String.valueOf(page.getFileName()).substring(0, 4))
                .toList();

        assertThat(numbers).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void every_page_is_found_by_following_links_from_the_readme() {
        Set<Path> found = new HashSet<>();
        Deque<Path> waiting = new ArrayDeque<>(List.of(Tree.ROOT.resolve("README.md")));
        while (!waiting.isEmpty()) {
            Path page = waiting.remove();
            if (found.add(page)) {
                LINKS.stream()
                        .filter(link -> link.from().equals(page))
                        .map(Link::file)
                        .forEach(waiting::add);
            }
        }

        Set<Path> lost = new TreeSet<>(PAGES);
        lost.removeAll(found);
        assertThat(lost).isEmpty();
    }

    @Test
    void every_page_that_the_code_names_is_there() {
        List<String> dead = new ArrayList<>();
        for (Path source : Tree.files(Tree.ROOT, ".java")) {
            MENTION.matcher(Tree.read(source))
                    .results()
                    .filter(found -> !Files.exists(Tree.ROOT.resolve(found.group())))
                    .forEach(found -> dead.add(Tree.name(source) + " → " + found.group()));
        }

        assertThat(dead).isEmpty();
    }

    @Test
    void every_test_that_a_page_names_is_there() {
        Set<String> tests = Tree.files(Tree.ROOT, "Test.java").stream()
                .map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
                .collect(Collectors.toSet());
        List<String> named = PAGES.stream()
                .flatMap(page -> TEST.matcher(Tree.read(page)).results())
                .map(found -> found.group(1))
                .toList();

        assertThat(named).isNotEmpty();
        assertThat(tests).containsAll(named);
    }

    private static List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (Path page : PAGES) {
            LINK.matcher(CODE.matcher(Tree.read(page)).replaceAll(""))
                    .results()
                    .map(found -> new Link(page, found.group(1)))
                    .filter(link -> !link.target().matches("[a-z]+:.*"))
                    .forEach(links::add);
        }
        return links;
    }

    /** Headings as they are named in links: small letters, words parted by hyphens. */
    private static Set<String> anchors(Path page) {
        Set<String> anchors = new HashSet<>();
        for (String heading : Page.of(Tree.name(page)).headings()) {
            anchors.add(heading.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-'));
        }
        return anchors;
    }
}
