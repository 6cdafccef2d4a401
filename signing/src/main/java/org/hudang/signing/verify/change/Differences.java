package org.hudang.signing.verify.change;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.signing.verify.change.Found.Kind;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Spot;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.FieldTree;
import org.hudang.signing.verify.structure.FieldTree.Node;
import org.hudang.signing.verify.structure.PageTree;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Ref;
import org.hudang.signing.verify.structure.PdfValue.Str;
import org.hudang.signing.verify.structure.PdfView;

/**
 * Explains what {@link ChangeJudge} does not permit: on which page it is seen, which object says so, since which revision,
 * and which words it lies over or exchanged. It decides nothing, and what it cannot read it leaves out.
 */
public final class Differences {
    /** As many as a person reads. */
    private static final int MOST = 16;

    private static final int LONGEST_WORDS = 80;
    private static final int MOST_REVISIONS = 32;

    private final PdfView signed;
    private final PdfView now;
    private final List<PdfView> later;
    private final History history;
    private final FieldTree fields;
    private final List<Ref> pages;
    private final Words before;
    private final Words after;
    private final List<Found> found = new ArrayList<>();

    private Differences(Comparison comparison, List<PdfView> later) {
        this.signed = comparison.signed();
        this.now = comparison.now();
        this.later = later;
        this.history = History.of(comparison, later);
        this.fields = FieldTree.of(now);
        this.pages = PageTree.of(signed).pages();
        this.before = new Words(signed);
        this.after = new Words(now);
    }

    /**
     * What is not as it was signed, at most {@value #MOST} things.
     *
     * @param later the document after each update since, the last of them the document as it is now
     * @throws Unjudged when a bound is reached
     */
    public static List<Found> of(Comparison comparison, List<PdfView> later) {
        if (later.isEmpty() || later.size() > MOST_REVISIONS) {
            return List.of();
        }
        Differences differences = new Differences(comparison, later);
        differences.explain();
        return List.copyOf(differences.found.subList(0, Math.min(MOST, differences.found.size())));
    }

    private void explain() {
        Set<Finding> open = new LinkedHashSet<>(history.notPermitted());
        for (int i = 0; i < pages.size(); i++) {
            String where = "page " + (i + 1);
            List<Finding> here = open.stream().filter(one -> on(one, where)).toList();
            if (!here.isEmpty()
                    && signed.resolve(pages.get(i)) instanceof Dict was
                    && now.resolve(pages.get(i)) instanceof Dict is) {
                page(new Page(i + 1, was, is), here);
                here.forEach(open::remove);
            }
        }
        for (Finding finding : open) {
            elsewhere(finding);
        }
    }

    /**
     * A page, then and now.
     *
     * @param number from 1
     */
    private record Page(int number, Dict was, Dict is) {
        String where() {
            return "page " + number;
        }
    }

    /** Whether a finding speaks of a page; one about a field names the field besides. */
    private static boolean on(Finding finding, String where) {
        return finding.where().equals(where)
                || (finding.arguments().size() == 1
                        && finding.arguments().get(0).equals(new Spot(where)));
    }

    private void page(Page page, List<Finding> findings) {
        boolean content = false;
        for (Finding finding : findings) {
            switch (finding.code()) {
                case ANNOTATION_CHANGED -> annotations(page);
                case COVERS_CONTENT -> elsewhere(finding);
                default -> content = true;
            }
        }
        if (content) {
            content(page, findings, changedAnnotations(page));
        }
    }

    // ---- annotations

    private void annotations(Page page) {
        List<PdfValue> old = FieldJudge.items(signed.get(page.was(), "Annots"));
        List<PdfValue> current = FieldJudge.items(now.get(page.is(), "Annots"));
        for (PdfValue item : current) {
            if (!old.contains(item) && !isPermitted(item)) {
                add(page, Kind.ANNOTATION_ADDED, item, now);
            }
        }
        for (PdfValue item : old) {
            if (!current.contains(item)) {
                add(page, Kind.ANNOTATION_REMOVED, item, signed);
            }
        }
    }

    /** Whether it is the place of a signature that may have come. */
    private boolean isPermitted(PdfValue item) {
        return item instanceof Ref ref
                && fields.node(ref.number())
                        .filter(node -> history.permitted(FieldJudge.field(node)))
                        .isPresent();
    }

    private void add(Page page, Kind kind, PdfValue item, PdfView view) {
        Dict annotation = view.dict(item).orElse(Dict.EMPTY);
        Optional<Box> box = Box.of(annotation.get("Rect"), view);
        boolean gone = kind == Kind.ANNOTATION_REMOVED;
        found.add(new Found(
                kind,
                page.where(),
                page.number(),
                item instanceof Ref ref ? Optional.of(ref.toString()) : Optional.empty(),
                revision(one -> listed(one, page.number(), item) != gone),
                area(page, box),
                gone
                        ? ""
                        : box.map(place -> cut(before.under(page.was(), place))).orElse(""),
                ""));
    }

    private boolean listed(PdfView view, int number, PdfValue item) {
        return view.resolve(pages.get(number - 1)) instanceof Dict page
                && FieldJudge.items(view.get(page, "Annots")).contains(item);
    }

    /** Annotations that are still listed and are other ones now. */
    private boolean changedAnnotations(Page page) {
        boolean any = false;
        for (PdfValue item : FieldJudge.items(signed.get(page.was(), "Annots"))) {
            if (item instanceof Ref ref
                    && fields.node(ref.number()).isEmpty()
                    && differs(now, ref)
                    && listed(now, page.number(), item)) {
                any = true;
                Optional<Box> box = now.dict(item).flatMap(dict -> Box.of(dict.get("Rect"), now));
                found.add(new Found(
                        Kind.ANNOTATION_CHANGED,
                        page.where(),
                        page.number(),
                        Optional.of(ref.toString()),
                        revision(view -> differs(view, ref)),
                        area(page, box),
                        box.map(place -> cut(before.under(page.was(), place))).orElse(""),
                        ""));
            }
        }
        return any;
    }

    private boolean differs(PdfView view, Ref ref) {
        return !signed.place(ref.number()).equals(view.place(ref.number()))
                && !PdfValue.same(
                        signed.object(ref.number()),
                        view.object(ref.number()),
                        signed.file().bytes());
    }

    // ---- what a page shows of itself

    private void content(Page page, List<Finding> findings, boolean annotations) {
        List<Words.Line> was = new ArrayList<>(before.lines(page.was()));
        List<Words.Line> is = new ArrayList<>(after.lines(page.is()));
        is.removeIf(line -> was.remove(same(was, line)));
        if (annotations && was.isEmpty() && is.isEmpty()) {
            return;
        }
        Optional<Box> box =
                (was.isEmpty() ? is : was).stream().map(Words.Line::place).reduce(Box::with);
        int since = findings.stream().mapToInt(history::since).min().orElse(now.revision());
        found.add(new Found(
                Kind.CONTENT,
                page.where(),
                page.number(),
                findings.stream()
                        .map(Finding::where)
                        .filter(where -> where.startsWith("object "))
                        .findFirst(),
                since,
                area(page, box),
                told(was),
                told(is)));
    }

    private static Words.Line same(List<Words.Line> lines, Words.Line line) {
        return lines.stream()
                .filter(one -> one.text().equals(line.text()))
                .findFirst()
                .orElse(line);
    }

    private static String told(List<Words.Line> lines) {
        return cut(String.join(" / ", lines.stream().map(Words.Line::text).toList()));
    }

    // ---- fields and the rest

    private void elsewhere(Finding finding) {
        Optional<Node> field = field(finding);
        if (field.isPresent()) {
            field(finding, field.get());
            return;
        }
        Kind kind = finding.code() == Code.PAGES_COUNT || finding.where().equals("pages") ? Kind.PAGES : Kind.OTHER;
        String named = finding.arguments().size() == 1 && finding.arguments().get(0) instanceof Spot spot
                ? spot.where()
                : finding.where();
        found.add(new Found(
                kind,
                kind == Kind.PAGES ? "pages" : named,
                0,
                finding.where().startsWith("object ") ? Optional.of(finding.where()) : Optional.empty(),
                history.since(finding),
                Optional.empty(),
                "",
                ""));
    }

    private Optional<Node> field(Finding finding) {
        List<String> names = new ArrayList<>(List.of(finding.where()));
        finding.arguments()
                .forEach(
                        argument -> names.add(argument instanceof Spot spot ? spot.where() : String.valueOf(argument)));
        return fields.nodes().stream()
                .filter(node -> names.contains(FieldJudge.field(node)))
                .findFirst();
    }

    private void field(Finding finding, Node node) {
        Optional<Box> box = Box.of(node.dict().get("Rect"), now).filter(place -> place.area() > 0);
        Optional<Page> page = shownOn(node);
        String is = value(node, now);
        String was = fieldBefore(node).map(old -> value(old, signed)).orElse("");
        if (is.equals(was)) {
            is = "";
            was = page.flatMap(sheet -> box.map(place -> before.under(sheet.was(), place)))
                    .orElse("");
        }
        found.add(new Found(
                Kind.FIELD,
                FieldJudge.field(node),
                page.map(Page::number).orElse(0),
                Optional.ofNullable(node.ref()).map(Ref::toString),
                history.since(finding),
                page.flatMap(sheet -> area(sheet, box)),
                cut(was),
                cut(is)));
    }

    private Optional<Node> fieldBefore(Node node) {
        return FieldTree.of(signed).nodes().stream()
                .filter(old -> old.name().equals(node.name()))
                .findFirst();
    }

    private static String value(Node node, PdfView view) {
        return node.value() != null && view.resolve(node.value()) instanceof Str text ? FieldTree.text(text) : "";
    }

    private Optional<Page> shownOn(Node node) {
        for (int i = 0; i < pages.size(); i++) {
            if (node.ref() != null
                    && listed(now, i + 1, node.ref())
                    && signed.resolve(pages.get(i)) instanceof Dict was
                    && now.resolve(pages.get(i)) instanceof Dict is) {
                return Optional.of(new Page(i + 1, was, is));
            }
        }
        return Optional.empty();
    }

    // ---- common

    private interface State {
        boolean in(PdfView view);
    }

    /** The first revision after the signature in which something is so. */
    private int revision(State state) {
        return later.stream().filter(state::in).findFirst().orElse(now).revision();
    }

    private Optional<Area> area(Page page, Optional<Box> box) {
        return box.flatMap(place -> Sheet.of(page.is(), now).flatMap(sheet -> sheet.seen(place)));
    }

    /** Bounded, on one line, without characters that turn the direction of what follows. */
    private static String cut(String words) {
        String plain = words.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return plain.codePointCount(0, plain.length()) <= LONGEST_WORDS
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_WORDS)) + "…";
    }
}
