package org.hudang.signing.verify.change;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.FieldTree;
import org.hudang.signing.verify.structure.FieldTree.Node;
import org.hudang.signing.verify.structure.PageTree;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfValue.Arr;
import org.hudang.signing.verify.structure.PdfValue.Bool;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Ref;
import org.hudang.signing.verify.structure.PdfValue.Stream;
import org.hudang.signing.verify.structure.PdfView;

/**
 * Compares the document as it was signed with the document as it is now. Permitted are: validation data (DSS), document
 * timestamps, further signatures with field, widget and appearance, permitted form fill, metadata. Everything else that
 * the signed document reaches must be what it was.
 */
public final class ChangeJudge {
    private static final int MOST_LEVELS = 16;

    private final PdfView signed;
    private final PdfView now;
    private final Comparison comparison;
    private final Notes notes = new Notes();

    private ChangeJudge(Comparison comparison) {
        this.comparison = comparison;
        this.signed = comparison.signed();
        this.now = comparison.now();
    }

    public static Judgement judge(Comparison comparison) {
        ChangeJudge judge = new ChangeJudge(comparison);
        try {
            judge.compare();
        } catch (Unjudged e) {
            judge.notes.unknown(e.finding());
        }
        if (!comparison.rules().judged()) {
            judge.notes.unknown(Finding.of(Code.LOCK_NOT_JUDGED, "file"));
        }
        return judge.notes.judgement();
    }

    private void compare() {
        FieldTree before = FieldTree.of(signed);
        FieldTree after = FieldTree.of(now);
        PageTree pages = PageTree.of(signed);
        Optional<PageTree> pagesNow = pagesNow();
        comparePages(pages, pagesNow);
        requireApart(before, pages);
        pagesNow.ifPresent(tree -> requireApart(after, tree));
        UnchangedWalk walk = new UnchangedWalk(signed, now, judged(before, pages.pages()), notes);
        Covering covering = new Covering(comparison, before, pages.pages(), notes);
        FieldJudge fields = new FieldJudge(comparison, before, after, covering, walk, notes);
        walk.requireClear(signed.trailer(), "trailer");
        catalog(walk, fields);
        fields.judge();
        for (int i = 0; i < pages.pages().size(); i++) {
            page(pages.pages().get(i), "page " + (i + 1), walk, new Widgets(before, after));
        }
        walk.finish();
    }

    private void comparePages(PageTree was, Optional<PageTree> is) {
        Optional<Integer> count = is.map(tree -> tree.pages().size());
        if (count.isPresent() && count.get() != was.pages().size()) {
            notes.forbidden(Code.PAGES_COUNT, "pages", was.pages().size(), count.get());
        } else if (is.filter(tree -> tree.pages().equals(was.pages())).isEmpty()) {
            notes.forbidden(Code.CONTENT_CHANGED, "pages", "pages");
        }
    }

    /** The pages as they are now; empty where they form no tree any more, as they did when they were signed. */
    private Optional<PageTree> pagesNow() {
        try {
            return Optional.of(PageTree.of(now));
        } catch (Unjudged e) {
            if (e.outOfBounds()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private record Widgets(FieldTree before, FieldTree after) {}

    /** A node of the page tree that is a field too would be judged by the rules for fields alone. */
    private void requireApart(FieldTree fields, PageTree pages) {
        for (Integer number : pages.numbers()) {
            if (fields.node(number).isPresent()) {
                notes.unknown(Finding.of(Code.CHANGE_NOT_JUDGED, new Ref(number, 0).toString()));
            }
        }
    }

    private UnchangedWalk.Judged judged(FieldTree fields, List<Ref> pages) {
        return new UnchangedWalk.Judged(
                pages.stream().map(Ref::number).collect(Collectors.toSet()),
                fields.numbers(),
                signed.trailer().get("Root") instanceof Ref root ? root.number() : -1);
    }

    private void catalog(UnchangedWalk walk, FieldJudge fields) {
        Dict before = signed.catalog();
        Dict after = now.catalog();
        walk.requireClear(before, "catalogue");
        for (String key : keys(before, after)) {
            PdfValue was = before.get(key);
            PdfValue is = after.get(key);
            switch (key) {
                case "AcroForm" -> form(was, is, walk, fields);
                case "DSS" -> {
                    if (!(was instanceof PdfValue.Null) && now.dict(is).isEmpty()) {
                        notes.forbidden(Code.CHANGE_FORBIDDEN, "catalogue", "DSS");
                    }
                }
                case "Metadata" -> {
                    if (!(now.resolve(is) instanceof Stream)) {
                        walk.require(was, is, "catalogue /Metadata", key);
                    }
                }
                case "Version" -> {
                    if (!(is instanceof PdfValue.Name)) {
                        walk.require(was, is, "catalogue /Version", key);
                    }
                }
                case "Extensions" -> {
                    if (!isPlain(is, 0)) {
                        walk.require(was, is, "catalogue /Extensions", key);
                    }
                }
                case "Pages" -> walk.require(was, is, "pages", key);
                default -> walk.require(was, is, "catalogue /" + key, key);
            }
        }
    }

    /** Names, numbers and dictionaries of them: nothing that could be shown or run. */
    private boolean isPlain(PdfValue value, int level) {
        PdfValue direct = now.resolve(value);
        if (direct instanceof Dict dict) {
            return level < MOST_LEVELS && dict.entries().values().stream().allMatch(entry -> isPlain(entry, level + 1));
        }
        if (direct instanceof Arr array) {
            return level < MOST_LEVELS && array.items().stream().allMatch(item -> isPlain(item, level + 1));
        }
        return !(direct instanceof Stream);
    }

    private void form(PdfValue was, PdfValue is, UnchangedWalk walk, FieldJudge fields) {
        Dict before = signed.dict(was).orElse(Dict.EMPTY);
        Optional<Dict> found = now.dict(is);
        if (found.isEmpty()) {
            notes.forbidden(Code.CHANGE_FORBIDDEN, "form", "form");
            return;
        }
        Dict after = found.get();
        walk.requireClear(before, "form");
        for (String key : keys(before, after)) {
            PdfValue old = before.get(key);
            PdfValue later = after.get(key);
            switch (key) {
                case "Fields" -> fields.requireKept(old, later, "form");
                case "SigFlags" -> {
                    if (!(now.resolve(later) instanceof PdfValue.Num)) {
                        walk.require(old, later, "form /SigFlags", key);
                    }
                }
                case "NeedAppearances" -> {
                    if (now.resolve(later) instanceof Bool flag && flag.value()) {
                        walk.require(old, later, "form /NeedAppearances", key);
                    }
                }
                case "DR" -> resources(signed.resolve(old), now.resolve(later), walk, 0);
                case "DA" -> {
                    if (!(old instanceof PdfValue.Null)) {
                        walk.require(old, later, "form /DA", key);
                    }
                }
                default -> walk.require(old, later, "form /" + key, key);
            }
        }
    }

    /** Default resources may grow, what was there must stay. */
    private void resources(PdfValue was, PdfValue is, UnchangedWalk walk, int level) {
        if (!(was instanceof Dict before) || !(is instanceof Dict after) || level > 1) {
            if (!(was instanceof PdfValue.Null)) {
                walk.require(was, is, "form /DR", "DR");
            }
            return;
        }
        walk.requireClear(before, "form /DR");
        for (String key : before.entries().keySet()) {
            PdfValue old = before.get(key);
            PdfValue later = after.get(key);
            if (level == 0) {
                resources(signed.resolve(old), now.resolve(later), walk, 1);
            } else {
                walk.require(old, later, "form /DR", key);
            }
        }
    }

    private void page(Ref ref, String where, UnchangedWalk walk, Widgets widgets) {
        if (!(signed.resolve(ref) instanceof Dict before) || !(now.resolve(ref) instanceof Dict after)) {
            notes.forbidden(Code.CONTENT_CHANGED, where, where);
            return;
        }
        walk.requireClear(before, where);
        for (String key : keys(before, after)) {
            PdfValue was = before.get(key);
            PdfValue is = after.get(key);
            boolean orderOnly = was instanceof PdfValue.Null
                    && ((key.equals("Tabs") && is instanceof PdfValue.Name)
                            || (key.equals("LastModified") && is instanceof PdfValue.Str));
            if (key.equals("Annots")) {
                annotations(was, is, where, walk, widgets);
            } else if (!orderOnly) {
                walk.require(was, is, where, key);
            }
        }
    }

    private void annotations(PdfValue was, PdfValue is, String where, UnchangedWalk walk, Widgets widgets) {
        List<PdfValue> old = FieldJudge.items(signed.resolve(was));
        int kept = 0;
        for (PdfValue item : FieldJudge.items(now.resolve(is))) {
            if (kept < old.size()
                    && PdfValue.same(old.get(kept), item, signed.file().bytes())) {
                walk.require(old.get(kept), item, where, "Annots");
                kept++;
            } else if (!isNewSignature(item, widgets)) {
                notes.forbidden(Code.ANNOTATION_CHANGED, where, where);
                return;
            }
        }
        if (kept < old.size()) {
            notes.forbidden(Code.ANNOTATION_CHANGED, where, where);
        }
    }

    /** A widget that {@link FieldJudge} judges: of a field that came, or of one that was signed since. */
    private boolean isNewSignature(PdfValue item, Widgets widgets) {
        if (!(item instanceof Ref ref)) {
            return false;
        }
        Optional<Node> later = widgets.after().node(ref.number());
        Optional<Node> earlier = widgets.before().node(ref.number());
        return later.isPresent()
                && later.get().signature()
                && (earlier.isEmpty()
                        || comparison
                                .values()
                                .of(later.get())
                                .filter(value ->
                                        value.contents() >= signed.end().end())
                                .isPresent());
    }

    private static Set<String> keys(Dict before, Dict after) {
        Set<String> keys = new LinkedHashSet<>(before.entries().keySet());
        keys.addAll(after.entries().keySet());
        return keys;
    }
}
